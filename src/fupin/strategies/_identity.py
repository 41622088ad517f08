"""Identity numbers, names, telephones and places of people who do not exist."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, Final

from hypothesis import strategies as st

from fupin.model import Place
from fupin.strategies._draws import Dice, below, made, overridden
from fupin.strategies._life import COUNTIES, DAY, GIVEN, OLDEST, SURNAMES, birthdays
from fupin.values import IdKind, IdNumber, PersonName, Phone, RegionCode, make_id_number


SEQUENCES: Final = 500  # of one sex
_KINDS: Final = tuple(sorted(IdKind, key=lambda kind: kind is not IdKind.CITIZEN_18))
_CATEGORIES: Final = 7
_GRADES: Final = 4
_LAST_15: Final = date(1999, 9, 30)  # numbers of 15 digits were issued until then


def citizen_number(county: int, born: date, *, male: bool, sequence: int) -> IdNumber:
    """The number of a man or woman, by the places of county and sequence in their lists."""
    return make_id_number(COUNTIES[county], born, 2 * (sequence % SEQUENCES) + male)


@st.composite
def id_numbers(
    draw: st.DrawFn, /, *, kinds: tuple[IdKind, ...] = _KINDS, on: date = DAY
) -> IdNumber:
    """Numbers without a fault but their length, of people alive on day *on*.

    Args:
        draw: Given by Hypothesis.
        kinds: Which kinds of number, the simplest first.
        on: No one is born later.
    """
    dice = Dice(draw, 9)
    kind = dice.one(kinds)
    county, sequence, category, grade = dice.split(
        len(COUNTIES), SEQUENCES, _CATEGORIES, _GRADES
    )
    latest, days = birthdays(on, 0, OLDEST)
    if kind is IdKind.CITIZEN_15:
        latest = min(latest, _LAST_15)
        days = (latest - date(1910, 1, 1)).days + 1
    born = latest - timedelta(days=dice.below(days))
    number = citizen_number(county, born, male=dice.yes(), sequence=sequence)
    if kind is IdKind.CITIZEN_15:
        return IdNumber(number[:6] + number[8:17])
    if kind is IdKind.CITIZEN_18:
        return number
    card = f"{number}{category + 1}{grade + 1}"
    return IdNumber(card if kind is IdKind.DISABILITY_20 else f"{card}B1")


def region_codes() -> st.SearchStrategy[RegionCode]:
    """Codes of counties (the simplest), and of townships and villages in them."""

    def code(choices: tuple[int, int, int]) -> RegionCode:
        county, township, village = choices
        if not township:
            return RegionCode(COUNTIES[county])
        tail = f"{village + 199:03d}" if village else "000"
        return RegionCode(f"{COUNTIES[county]}{township + 99:03d}{tail}")

    return st.tuples(below(len(COUNTIES)), below(50), below(200)).map(code)


def person_name(surname: int, given: int) -> PersonName:
    """The name at these places of the lists of surnames and given names."""
    return PersonName(SURNAMES[surname] + GIVEN[given])


def names() -> st.SearchStrategy[PersonName]:
    """Invented names: a surname, compound ones too, and a given name."""
    return st.builds(person_name, below(len(SURNAMES)), below(len(GIVEN)))


def phone(number: int) -> Phone:
    """One of ten thousand numbers, so that few people's real ones are among them."""
    return Phone(f"1990000{number:04d}")


def phones() -> st.SearchStrategy[Phone]:
    """Mobile numbers."""
    return below(10_000).map(phone)


def place_names(village: int, township: int = 0) -> dict[str, Any]:
    """The names of an invented village in a real county."""
    return {
        "code": RegionCode(f"420324{township + 100}{village + 200}"),
        "province": "湖北省",
        "prefecture": "十堰市",
        "county": "竹溪县",
        "township": f"示例{township + 1:02d}镇",
        "village": f"示例村{village + 1:02d}",
        "natural_village": f"{village % 9 + 1}组",
    }


@st.composite
def places(
    draw: st.DrawFn, /, *, complete: bool = False, **fields: st.SearchStrategy[Any]
) -> Place:
    """Places of a household or village: names, and a code that fits them.

    Args:
        draw: Given by Hypothesis.
        complete: Whether every answer is recorded.
        fields: A strategy for any field, in place of ours.
    """
    given = overridden(draw, Place, fields)
    dice = Dice(draw, 3)
    village, township = dice.split(99, 15)
    return made(dice, Place, place_names(village, township), given, complete=complete)
