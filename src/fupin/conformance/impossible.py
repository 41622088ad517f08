"""What can't be seen of a rule, and why: only what is listed here may be missing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from fupin.conformance.case import Shows, Side
from fupin.conformance.plausible import CROSSED, NEGATIVE, NOBODY, ROSTER, SHARE, Reason


BY_NATURE: Final = frozenset({NEGATIVE, NOBODY, SHARE, CROSSED, ROSTER})
"""No record can say it: found by looking at the rows that would."""

BY_RULE: Final[Mapping[tuple[str, Side | None], Reason]] = {
    ("周岁年龄 ≤ 义务教育适龄起始年龄", Side.BELOW): Reason(
        "未满适龄起始年龄的不处于学龄，本比较不再起作用",
        "below that age a child is not of school age, and the comparison no longer matters",
    ),
}
"""For a comparison inside a rule and a side of it, why no row can turn on it there."""


def explained(shows: Shows, found: Reason) -> Reason | None:
    """Why *shows* can't be seen; ``None`` where nothing explains it."""
    return BY_RULE.get((shows.part, shows.side), found if found in BY_NATURE else None)
