"""The names an expression may use."""

from __future__ import annotations

import re

from typing import Final

import attrs

from fupin.errors import RuleDefinitionError
from fupin.logic.forms import WORDS
from fupin.logic.kinds import Fact
from fupin.logic.nodes import Group, Parameter
from fupin.logic.tokens import KEYWORDS


_NAME: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_NEAR: Final = 3


@attrs.frozen(kw_only=True)
class Vocabulary:
    """Facts, parameters, and groups with the facts asked of each of their things.

    Raises:
        RuleDefinitionError: If a name stands for two things, or can't be written.
    """

    facts: tuple[Fact, ...] = ()
    parameters: tuple[Parameter, ...] = ()
    groups: tuple[tuple[Group, tuple[Fact, ...]], ...] = ()

    def __attrs_post_init__(self) -> None:
        outer = [p.name for p in self.parameters] + [g.name for g, _ in self.groups]
        for facts in (self.facts, *(facts for _, facts in self.groups)):
            seen: set[str] = set()
            for name in (*(f.name for f in facts), *outer):
                if name in seen or refused(name):
                    raise RuleDefinitionError(f"{name!r} can't be a name of its own here")
                seen.add(name)

    def fact(self, name: str, group: Group | None = None) -> Fact | None:
        """The fact of the subject, or of the things of *group*, with this name."""
        return next((f for f in self.asked(group) if f.name == name), None)

    def parameter(self, name: str) -> Parameter | None:
        """The parameter with this name."""
        return next((p for p in self.parameters if p.name == name), None)

    def group(self, name: str) -> Group | None:
        """The group with this name."""
        return next((g for g, _ in self.groups if g.name == name), None)

    def asked(self, group: Group | None) -> tuple[Fact, ...]:
        """The facts of the subject, or of the things of *group*."""
        return self.facts if group is None else dict(self.groups)[group]

    def near(self, name: str, group: Group | None = None) -> list[str]:
        """Names that may have been meant: spelt alike, or with this Chinese label."""
        import difflib

        known = (*self.asked(group), *self.parameters)
        labelled = [one.name for one in known if name in one.zh]
        alike = difflib.get_close_matches(name, [one.name for one in known], _NEAR, 0.6)
        return [*dict.fromkeys([*alike, *labelled])][:_NEAR]


def refused(name: str) -> bool:
    """Whether *name* can't be written in an expression, or means something there."""
    return _NAME.fullmatch(name) is None or name in KEYWORDS | WORDS
