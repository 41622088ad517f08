"""Objects with anything in any field, numbers crowding at the thresholds of a trial."""

from __future__ import annotations

import random

from collections.abc import Hashable
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

    def __init__(self, trial: Trial, seed: int) -> None:
        self.chance = random.Random(f"{seed} {trial.book.id}")  # noqa: S311  # the same every time
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
        model: Hashable = cls
        while True:
            given = {
                name: self._value(field)
                for name, field in fields_of(model).items()
                if name not in known and (field.required or self.chance.random() < _GIVEN)
            }
            if cls is Household and self.chance.random() < _EMPTY:
                given["members"] = ()
            try:
                return cls(**known, **given)
            except InvariantError:
                continue

    def _answer(self) -> AttestedAnswer:
        fact = self.chance.choice(self.asked)
        if isinstance(fact, QuantityFact):
            return AttestedAnswer(fact=fact.name, number=self.chance.choice(self.numbers))
        return AttestedAnswer(fact=fact.name, yes=self.chance.choice((True, False, None)))

    def _value(self, field: FieldShape) -> Any:  # noqa: C901  # one branch a kind
        match field.kind:
            case Kind.TEXT:
                return self.chance.choice(_TEXTS)
            case Kind.MASKED:
                return self._personal(field.type)
            case Kind.INTEGER | Kind.DECIMAL:
                return self._number(field)
            case Kind.YES_NO:
                return self.chance.random() < 1 / 2
            case Kind.DATE:
                return self._day(field.name)
            case Kind.CODE:
                return self.chance.choice(list(field.type))
            case Kind.CODES:
                options = list(field.type)
                return frozenset(self.chance.sample(options, self.chance.randrange(3)))
            case Kind.OBJECT:
                return self.thing(field.type)
            case Kind.OBJECTS:
                return self._things(field)
            case Kind.TEXTS:
                return ()

    def _things(self, field: FieldShape) -> tuple[Any, ...]:
        if field.type is AttestedAnswer and self.asked:
            many = self.chance.randrange(_ANSWERS)
        elif field.name in _LISTED:
            many = self.chance.randrange(_MOST_LISTED)
        else:
            many = 0
        return tuple(self.thing(field.type) for _ in range(many))

    def _number(self, field: FieldShape) -> int:
        if field.name == "year":
            return self.chance.choice((self.on.year, self.on.year, self.on.year - 1))
        if field.name == "size":
            return self.chance.randrange(_MOST_LISTED)
        drawn = self.chance.choice(self.numbers)
        return drawn if field.about.low is None else max(drawn, field.about.low)

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
