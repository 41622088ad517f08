"""One golden case: facts in, verdict and masks out, what it shows, and whose word it is."""

from __future__ import annotations

import enum
import json

from collections.abc import Mapping
from datetime import date
from typing import Any

import attrs

from fupin.model import Verdict
from fupin.values import Standing


class State(enum.Enum):
    """What a rule is seen doing."""

    PASS = "pass"  # noqa: S105  # not a password
    FAIL = "fail"
    UNKNOWN = "unknown"
    BOUNDARY = "boundary"


class Side(enum.Enum):
    """Where the left side of a comparison stands, seen from the right side."""

    BELOW = "below"
    AT = "at"
    ABOVE = "above"


class Point(enum.Enum):
    """Why a case shows a rule."""

    RULE = "rule"  #: The rule as a whole.
    PART = "part"  #: One condition inside the rule decides alone.
    THRESHOLD = "threshold"  #: A comparison exactly at its threshold, or a step beside it.
    WHOLE = "whole"  #: A rate a hair beside its limit: the whole is one more or one less.
    BESIDE = "beside"  #: Something that is unknown stands beside what decides.
    PRECEDENCE = "precedence"  #: The first source decides against a later one.
    BOUNDS = "bounds"  #: Two bounds say different things, or only one speaks.
    NOBODY = "nobody"  #: A rate of an empty whole.
    NOTHING = "nothing"  #: Nothing at all is recorded.
    BOTH = "both"  #: One rule fails while another is unknown.


@attrs.frozen(kw_only=True)
class Shows:
    """What a case shows of one rule."""

    rule: str
    state: State
    point: Point
    side: Side | None = None
    part: str = ""
    """The condition or comparison inside the rule, in Chinese."""

    def plain(self) -> dict[str, str]:
        """As it stands in the file."""
        found = {"rule": self.rule, "state": self.state.value, "point": self.point.value}
        if self.side is not None:
            found["side"] = self.side.value
        return found | ({"part": self.part} if self.part else {})

    @classmethod
    def read(cls, plain: Mapping[str, str]) -> Shows:
        """Read what `plain` gave."""
        return cls(
            rule=plain["rule"],
            state=State(plain["state"]),
            point=Point(plain["point"]),
            side=Side(plain["side"]) if "side" in plain else None,
            part=plain.get("part", ""),
        )


@attrs.frozen(kw_only=True)
class Source:
    """Where a rule or a number of the case comes from, and how well it is attested."""

    text: str
    standing: Standing

    def plain(self) -> dict[str, str]:
        """As it stands in the file."""
        return {"text": self.text, "standing": self.standing.value}

    @classmethod
    def read(cls, plain: Mapping[str, str]) -> Source:
        """Read what `plain` gave."""
        return cls(text=plain["text"], standing=Standing(plain["standing"]))


@attrs.frozen(kw_only=True)
class Answer:
    """A verdict with its two masks, as ids in the order of the rules."""

    verdict: Verdict | None
    """``None`` for a scheme: a household falls in any number of its batches."""

    failed: tuple[str, ...]
    """Rules that are not met; batches the household does not fall in."""

    undetermined: tuple[str, ...]

    def plain(self) -> dict[str, Any]:
        """As it stands in the file."""
        return {
            "verdict": None if self.verdict is None else self.verdict.value,
            "failed": list(self.failed),
            "undetermined": list(self.undetermined),
        }

    @classmethod
    def read(cls, plain: Mapping[str, Any]) -> Answer:
        """Read what `plain` gave."""
        verdict = plain["verdict"]
        return cls(
            verdict=None if verdict is None else Verdict(verdict),
            failed=tuple(plain["failed"]),
            undetermined=tuple(plain["undetermined"]),
        )


@attrs.frozen(kw_only=True)
class Case:
    """One golden case.

    *facts* is as in the file: whole numbers in steps of the fact's unit, ``true`` and
    ``false``, official wordings, lists of wordings, and ``members``, a list of such
    objects.  A fact that is ``null`` or not there is not recorded.
    """

    id: str
    kind: str
    """``standard`` or ``scheme``."""

    book: str
    """Id of the standard or the scheme."""

    on: date
    region: str
    """Six-digit code that chooses regional numbers; empty where none is needed."""

    facts: Mapping[str, Any] = attrs.field(hash=False)
    expected: Answer
    shows: tuple[Shows, ...]
    source: tuple[Source, ...]

    def request(self) -> dict[str, Any]:
        """What an implementation is given: the case without its answer."""
        return {
            "case": self.id,
            self.kind: self.book,
            "on": self.on.isoformat(),
            "region": self.region,
            "facts": dict(self.facts),
        }

    def line(self) -> str:
        """The case as one line of its file."""
        return compact(
            self.request()
            | {
                "expected": self.expected.plain(),
                "shows": [shown.plain() for shown in self.shows],
                "source": [source.plain() for source in self.source],
            }
        )

    @classmethod
    def read(cls, plain: Mapping[str, Any]) -> Case:
        """Read a line of a golden file, already taken from JSON."""
        kind = "standard" if "standard" in plain else "scheme"
        return cls(
            id=plain["case"],
            kind=kind,
            book=plain[kind],
            on=date.fromisoformat(plain["on"]),
            region=plain["region"],
            facts=plain["facts"],
            expected=Answer.read(plain["expected"]),
            shows=tuple(map(Shows.read, plain["shows"])),
            source=tuple(map(Source.read, plain["source"])),
        )


def compact(thing: Any) -> str:
    """JSON on one line, Chinese in clear."""
    return json.dumps(thing, ensure_ascii=False, separators=(",", ":"))
