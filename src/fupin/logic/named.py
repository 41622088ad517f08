"""A condition with a name of its own, so that a rule reads as the regulation does."""

from __future__ import annotations

import attrs

from fupin.logic.nodes import Condition


@attrs.frozen(order=False)
class Named(Condition):
    """Exactly its test; said by its name, and explained once behind the sentence."""

    test: Condition
    zh: str
    en: str
