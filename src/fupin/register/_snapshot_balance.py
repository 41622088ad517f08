"""The conservation of households and persons: everybody is somewhere, and only once."""

from __future__ import annotations

import attrs


def _equal(what: str, total: int, parts: int) -> None:
    if total != parts:
        raise AssertionError(f"{total} {what}, {parts} accounted for")


@attrs.frozen(kw_only=True)
class HouseholdBalance:
    """Households of two exports: each is in one of these counts.

    ``before = kept + renumbered + merged_into + split_up + gone`` and
    ``after = kept + renumbered + split_off + merged_from + appeared``.
    """

    before: int
    after: int
    kept: int
    """Under the same number in both."""

    renumbered: int
    """The same household under another number."""

    merged_into: int
    """Ended, and passed into another household."""

    split_up: int
    """Ended, and became several others."""

    gone: int
    """Ended, and nothing continues it."""

    split_off: int
    """New, and out of another household."""

    merged_from: int
    """New, and out of several households."""

    appeared: int
    """New, and out of none."""

    def __attrs_post_init__(self) -> None:
        continued = self.kept + self.renumbered
        ended = self.merged_into + self.split_up + self.gone
        new = self.split_off + self.merged_from + self.appeared
        _equal("households before", self.before, continued + ended)
        _equal("households after", self.after, continued + new)


@attrs.frozen(kw_only=True)
class PersonBalance:
    """Persons on the register at two times: each is in one of these counts.

    ``before = stayed + moved + gone + ambiguous_before + unidentified_before`` and
    ``after = stayed + moved + appeared + ambiguous_after + unidentified_after``.
    Who is recorded as dead, married out or struck off is not on the register, and
    counted apart.
    """

    before: int
    after: int
    stayed: int
    """In a household and in the one that continues it."""

    moved: int
    """In another household, by a split or merger or alone."""

    gone: int
    appeared: int
    ambiguous_before: int
    """Records whose identifiers repeat or contradict each other: not followed."""

    ambiguous_after: int
    unidentified_before: int
    """Without an identifier that both exports use: can't be followed."""

    unidentified_after: int
    departed_before: int
    """Recorded, but no more on the register."""

    departed_after: int

    def __attrs_post_init__(self) -> None:
        followed = self.stayed + self.moved
        lost = self.ambiguous_before + self.unidentified_before
        found = self.ambiguous_after + self.unidentified_after
        _equal("persons before", self.before, followed + self.gone + lost)
        _equal("persons after", self.after, followed + self.appeared + found)


@attrs.frozen(kw_only=True)
class Identity:
    """What must add up between two exports of a register, and does."""

    households: HouseholdBalance
    persons: PersonBalance
