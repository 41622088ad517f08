"""Headers that mean the same, as ``spellings.toml`` has them."""

from __future__ import annotations

import functools
import tomllib

from collections.abc import Mapping
from importlib import resources

from fupin.ledger._folding import fold


@functools.cache
def spellings() -> Mapping[str, tuple[str, ...]]:
    """Folded header → the other headers of its list."""
    text = resources.files("fupin.ledger").joinpath("spellings.toml").read_text("utf-8")
    groups = tomllib.loads(text)["same"]
    return {
        fold(header): tuple(other for other in group if other != header)
        for group in groups
        for header in group
    }
