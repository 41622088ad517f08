"""The equality of the engines tried part by part: every rule on every invented row."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final

import attrs

from fupin.cli.selfchecking_compare import (
    Difference,
    Masks,
    Seen,
    count,
    differing,
    located,
    seen,
)
from fupin.cli.selfchecking_engines import OBJECT, Engine, Rows, started
from fupin.cli.selfchecking_objects import of_objects
from fupin.cli.selfchecking_plan import About, Trial, plan
from fupin.cli.selfchecking_rows import KEY
from fupin.strategies import population


Advance = Callable[[int, int | None], None]

MOST_TOLD: Final = 20
_IN_A_PART: Final = 200_000
_AREAS: Final = 10
"""Households for one village or county: a tenth as many rows of those."""

_OBJECTS: Final = 100
"""Rows for one real object."""

_OBJECTS_AT_ONCE: Final = 10_000

_FEWEST: Final = 100
_CROWD: Final = 1_000


@attrs.frozen(kw_only=True)
class Report:
    """What came of it."""

    engines: tuple[str, ...]
    households: int
    members: int = 0
    empty: int = 0
    """Households without anybody."""

    crowds: int = 0
    """Households of a thousand members."""

    persons: int = 0
    areas: int = 0
    objects: int = 0
    """Real objects: households, members, villages and counties."""

    object_households: int = 0
    """Of them, households; for each set of rules others."""

    rules: int = 0
    """Shipped rules asked."""

    conditions: int = 0
    """Different conditions among them, those of other days or regions apart."""

    varied: int = 0
    """Of those, how many were met, not met and unknown somewhere."""

    differences: int = 0
    """Rows times rules that not all engines answer alike."""

    told: tuple[Difference, ...] = ()
    """The first of them."""

    @property
    def agrees(self) -> bool:
        """Whether nothing differs."""
        return not self.differences


class Tally:
    """Counts while it goes on."""

    def __init__(self) -> None:
        self.differences = 0
        self.told: list[Difference] = []

    def add(self, trial: Trial, masks: Masks, rows: Rows) -> None:
        """Hold the masks of some rows against each other."""
        wrong = differing(trial, masks)
        found = count(wrong)
        if found:
            left = MOST_TOLD - len(self.told)
            self.differences += found
            self.told += located(trial, masks, wrong, rows, left)


def run(  # noqa: PLR0913  # what to try, and how much of it
    engines: Sequence[str],
    *,
    households: int,
    seed: int,
    progress: Advance,
    objects: int | None = None,
    trials: Iterable[Trial] | None = None,
) -> Report:
    """Let all *engines* decide all shipped rules on invented rows.

    Args:
        engines: Two of `ENGINES`, or more.
        households: Rows of households, for each rule that is asked of them.
        seed: Another seed, other rows.
        progress: Told how many rows are done, and of how many.
        objects: Real objects for each set of rules; a hundredth of the rows, by default.
        trials: Rules; all that are shipped, by default.
    """
    asked = plan() if trials is None else tuple(trials)
    real = [_real(trial, engines, households, objects) for trial in asked]
    total = sum(_height(trial, households) for trial in asked) + sum(real)
    tally, done = Tally(), 0
    crowd = {"members": 0, "empty": 0, "crowds": 0}
    varied = judged = homes = 0
    with started(engines) as ready:
        counted = False
        for trial, wanted in zip(asked, real, strict=True):
            outcomes = Seen()
            for rows in _rows(trial, households, seed):
                masks = {name: judge(trial, rows) for name, judge in ready.items()}
                tally.add(trial, masks, rows)
                outcomes |= seen(trial, next(iter(masks.values())))
                if trial.about.is_of_households and not counted:
                    crowd = {name: n + crowd[name] for name, n in _crowd(rows).items()}
                done += rows.subjects.height
                progress(done, total)
            counted = counted or trial.about.is_of_households
            varied += outcomes.of_all_kinds
            for made, found in _objects(trial, ready, wanted, seed, tally):
                judged += found
                homes += found if trial.about.is_of_households else 0
                done += made
                progress(done, total)
    return Report(
        engines=tuple(engines),
        households=households,
        persons=_rows_of(asked, About.PERSON_CHECKS, households),
        areas=_rows_of(asked, About.VILLAGES, households),
        objects=judged,
        object_households=homes,
        rules=sum(trial.rules for trial in asked),
        conditions=sum(len(trial.book.rules) for trial in asked),
        varied=varied,
        differences=tally.differences,
        told=tuple(tally.told),
        **crowd,
    )


def _height(trial: Trial, households: int) -> int:
    if trial.about.is_of_areas:
        return max(households // _AREAS, min(households, _FEWEST))
    return households


def _real(trial: Trial, engines: Sequence[str], households: int, wanted: int | None) -> int:
    """How many real objects to make; for checks of persons, households."""
    if OBJECT not in engines:
        return 0
    if wanted is not None:
        return wanted
    return max(_height(trial, households) // _OBJECTS, min(households, _FEWEST))


def _rows_of(trials: Iterable[Trial], about: About, households: int) -> int:
    return next((_height(t, households) for t in trials if t.about is about), 0)


def _rows(trial: Trial, households: int, seed: int) -> Iterator[Rows]:
    """The invented rows of a trial, in two parts or more."""
    height = _height(trial, households)
    made = population(
        height,
        on=trial.on,
        seed=seed,
        profile="edges",
        standard=trial.book,
        regions=(trial.region,),
    )
    for part in made.parts(at_most=min(_IN_A_PART, -(-height // 2))):
        yield Rows(number=part.number, subjects=part.households, members=part.members)


def _crowd(rows: Rows) -> dict[str, int]:
    sizes = rows.members.group_by(KEY).len()["len"]
    return {
        "members": rows.members.height,
        "empty": rows.subjects.height - len(sizes),
        "crowds": int((sizes >= _CROWD).sum()),
    }


def _objects(
    trial: Trial, ready: Mapping[str, Engine], wanted: int, seed: int, tally: Tally
) -> Iterator[tuple[int, int]]:
    """Real objects decided as objects, and the tables of their facts by the other engines.

    Yields, of each part, how many were made, and how many rows that were asked they gave.
    """
    for number, start in enumerate(range(0, wanted, _OBJECTS_AT_ONCE)):
        many = min(_OBJECTS_AT_ONCE, wanted - start)
        found = of_objects(trial, many, seed, number)
        masks = {OBJECT: found.masks} | {
            name: judge(trial, found.rows) for name, judge in ready.items() if name != OBJECT
        }
        tally.add(trial, masks, found.rows)
        yield many, found.rows.subjects.height
