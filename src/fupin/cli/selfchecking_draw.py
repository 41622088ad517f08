"""Objects with anything in any field, numbers crowding at the thresholds of a trial."""

from __future__ import annotations

import random

from collections.abc import Callable, Hashable, Iterable
from datetime import date, timedelta
from typing import Any, Final

from fupin.cli.selfchecking_plan import Trial
from fupin.logic import Number, QuantityFact
from fupin.logic.names import walk
from fupin.model import InvariantError
from fupin.model.about import FieldShape, Kind, fields_of
from fupin.model.attested import AttestedAnswer
from fupin.model.household import Household
from fupin.policy import choose
from fupin.values import AccountNumber, IdNumber, PersonName, Phone, RegionCode, check_digit


_GIVEN: Final = 0.8
_OFFICIAL: Final = 0.8
_EMPTY: Final = 0.05
_BORN: Final = date(1935, 1, 1)
_BIRTHDAYS: Final = 32_000  # days, until after most days that are asked
_EVENTS: Final = 2_900
_USUAL: Final = (0, 1, 2, 5, 12, 2014, 2018, 3_000, 5_001, 100_000, 399_999, 60_000_000)
_TEXTS: Final = ("护林员、保洁员、护路员", "其他", "技能培训", "劳务输出", "广东省东莞市")
_LISTED: Final = frozenset({"members", "work_records", "helpers"})
_MOST_LISTED: Final = 4
_ANSWERS: Final = 12


class Maker:
    """Makes up objects that can exist, however unlikely they are."""

    def __init__(self, trial: Trial, seed: int, number: int = 0) -> None:
        name = f"{seed} {trial.book.id} {number}"
        self.chance = random.Random(name)  # noqa: S311  # the same every time
        self.number = number
        self._drawn: dict[Any, list[tuple[str, bool, Callable[[], Any]]]] = {}
        self.on = trial.on
        self.numbers = _near(trial)
        used = trial.book.names.facts
        self.asked = [fact for fact in used if isinstance(fact, QuantityFact)] + [
            fact for fact in used if not isinstance(fact, QuantityFact)
        ]

    def thing(self, cls: Any, **known: Any) -> Any:
        """Any object of a class; what contradicts itself is drawn again."""
        if cls is AttestedAnswer:
            return self._answer()
        dice = self.chance.random
        while True:
            given = {
                name: draw()
                for name, required, draw in self._fields(cls)
                if name not in known and (required or dice() < _GIVEN)
            }
            if cls is Household and dice() < _EMPTY:
                given["members"] = ()
            try:
                return cls(**known, **given)
            except InvariantError:
                continue

    def _fields(self, cls: Any) -> list[tuple[str, bool, Callable[[], Any]]]:
        """How each field of a class is drawn: looked up once, as a million are made."""
        found = self._drawn.get(cls)
        if found is None:
            model: Hashable = cls
            found = self._drawn[cls] = [
                (name, field.required, self._draw(field))
                for name, field in fields_of(model).items()
            ]
        return found

    def _one_of(self, options: Iterable[Any]) -> Callable[[], Any]:
        """One of some options, each alike often."""
        known, dice = tuple(options), self.chance.random
        many = len(known)
        return lambda: known[int(dice() * many)]

    def _answer(self) -> AttestedAnswer:
        fact = self.chance.choice(self.asked)
        if isinstance(fact, QuantityFact):
            return AttestedAnswer(fact=fact.name, number=self.chance.choice(self.numbers))
        return AttestedAnswer(fact=fact.name, yes=self.chance.choice((True, False, None)))

    def _draw(self, field: FieldShape) -> Callable[[], Any]:  # noqa: C901  # one branch a kind
        match field.kind:
            case Kind.TEXT:
                return self._one_of(_TEXTS)
            case Kind.MASKED:
                return lambda: self._personal(field.type)
            case Kind.INTEGER | Kind.DECIMAL:
                return self._number(field)
            case Kind.YES_NO:
                return self._one_of((True, False))
            case Kind.DATE:
                return lambda: self._day(field.name)
            case Kind.CODE:
                return self._one_of(field.type)
            case Kind.CODES:
                options = list(field.type)
                many = self._one_of(range(3))
                return lambda: frozenset(self.chance.sample(options, many()))
            case Kind.OBJECT:
                return lambda: self.thing(field.type)
            case Kind.OBJECTS:
                return lambda: self._things(field)
            case Kind.TEXTS:
                return tuple

    def _things(self, field: FieldShape) -> tuple[Any, ...]:
        if field.type is AttestedAnswer and self.asked:
            many = self.chance.randrange(_ANSWERS)
        elif field.name in _LISTED:
            many = self.chance.randrange(_MOST_LISTED)
        else:
            many = 0
        return tuple(self.thing(field.type) for _ in range(many))

    def _number(self, field: FieldShape) -> Callable[[], int]:
        if field.name == "year":
            return self._one_of((self.on.year, self.on.year, self.on.year - 1))
        if field.name == "size":
            return self._one_of(range(_MOST_LISTED))
        low = field.about.low
        return self._one_of(n if low is None else max(n, low) for n in self.numbers)

    def _day(self, name: str) -> date:
        if name == "birth_date":
            return _BORN + timedelta(days=self.chance.randrange(_BIRTHDAYS))
        return self.on - timedelta(days=self.chance.randrange(-1, _EVENTS))

    def _personal(self, cls: type[Any]) -> Any:
        """Nobody's: invented names and numbers."""
        if cls is PersonName:
            return PersonName(self.chance.choice(("张三", "李四", "欧阳五")))
        if cls is Phone:
            return Phone(self.chance.choice(("13800000001", "13800000002", "08511234567")))
        if cls is RegionCode:
            return RegionCode(self.chance.choice(("420324100201", "520300")))
        if cls is IdNumber:
            return self._id()
        return AccountNumber("622202020011")

    def _id(self) -> IdNumber:
        born = _BORN + timedelta(days=self.chance.randrange(_BIRTHDAYS))
        area = self.chance.choice(("420324", "999999"))
        first = f"{area}{born:%Y%m%d}{self.chance.randrange(3):03d}"
        right = self.chance.random() < _OFFICIAL
        last = check_digit(first) if right else self.chance.choice("0123456789X")
        return IdNumber(first + last + self.chance.choice(("", "", "42", "44B1", "11")))


def _near(trial: Trial) -> tuple[int, ...]:
    """Thresholds of the trial, and some of their multiples, with one step to either side."""
    book = trial.book
    chosen = choose(book.names.parameters, trial.on, trial.region, own=book.own)
    written = {node.value for _, node in walk(*book.tests) if isinstance(node, Number)}
    marks = {c.setting.value for c in chosen} | written
    heads = range(1, _MOST_LISTED)
    near = {mark * head + step for mark in marks for head in heads for step in (-1, 0, 1)}
    return tuple(sorted({*_USUAL, *near}))
