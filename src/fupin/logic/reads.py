"""How the facts rules ask are read from an object."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, TypeAlias

import attrs

from fupin.logic.names import Names


Getter: TypeAlias = Callable[[Any, date], Any]
Read: TypeAlias = tuple[str, ...] | Getter
"""Where an answer comes from: a path of attributes (each may be ``None``), or a call."""


@attrs.frozen(eq=False)
class Reads:
    """How the facts of one kind of subject are read from an object."""

    facts: Mapping[str, Read]
    groups: Mapping[str, tuple[tuple[str, ...], Mapping[str, Read]]] = attrs.field(
        factory=dict
    )
    """For each group: the path to its things, and how their facts are read."""

    def row(self, subject: Any, on: date, used: Names) -> dict[str, Any]:
        """The row the interpreter wants: every fact *used*, read from *subject*."""
        found = {f.name: read(self.facts[f.name], subject, on) for f in used.facts}
        for group, asked in used.groups:
            path, reads = self.groups[group.name]
            things = read(path, subject, on) or ()
            found[group.name] = [
                {f.name: read(reads[f.name], thing, on) for f in asked} for thing in things
            ]
        return found


def read(how: Read, subject: Any, on: date) -> Any:
    """One answer, the slow way."""
    if not isinstance(how, tuple):
        return how(subject, on)
    for name in how:
        if subject is None:
            return None
        subject = getattr(subject, name)
    return subject
