"""How people of a household fit together: kin and ages, schooling, names."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final, NamedTuple

from fupin.codes import Education, LabourCapacity, Relationship, StudentStatus


DAY: Final = date(2018, 12, 31)
"""The day ages and school years are seen from, unless another is given."""

COUNTIES: Final = (
    "420324",
    "341702",
    "510921",
    "522632",
    "610928",
    "450481",
    "652924",
    "110101",
)
"""County codes ID numbers begin with."""

SURNAMES: Final = (*"王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗", "欧阳", "司马")
GIVEN: Final = (
    *(
        "一",
        "二",
        "三",
        "小一",
        "小二",
        "小三",
        "大山",
        "大河",
        "春兰",
        "秋菊",
        "建国",
        "建军",
    ),
    *("玉兰", "玉梅", "志强", "志勇", "明月", "明星", "永福", "永贵", "桂花", "桂英", "来福"),
    *("来喜", "青松", "青竹", "海燕", "海棠", "新田", "新村", "长根", "长生", "金山", "金水"),
)

MAJORITY: Final = 18  #: The youngest head of a household.
OLDEST_HEAD: Final = 90
OLDEST: Final = 105
WORKING_AGE: Final = 16
RETIRED: Final = 60
_FINISHED_JUNIOR: Final = 15
_FINISHED_SENIOR: Final = 18
_FINISHED_COLLEGE: Final = 21
SCHOOL_AGE: Final = 6


class Kin(NamedTuple):
    """How old a relative is, compared with the head of the household."""

    relationship: Relationship
    low: int
    """At least so many years older than the head (younger, below zero)."""

    high: int
    floor: int = 0
    """At least so old."""

    once: bool = False
    """Whether a head has only one."""

    of_male_head: bool | None = None
    """The head's sex, where it matters."""

    @property
    def head_ages(self) -> tuple[int, int]:
        """Ages a head may have who has this relative."""
        return max(MAJORITY, self.floor - self.high), min(OLDEST_HEAD, OLDEST - self.low)

    def ages(self, head: int) -> tuple[int, int]:
        """Ages of the relative of a head who is *head* years old."""
        return max(self.floor, head + self.low), min(OLDEST, head + self.high)

    @property
    def any_ages(self) -> tuple[int, int]:
        """Ages of the relative of any head."""
        first, last = self.head_ages
        return self.ages(first)[0], self.ages(last)[1]


HEAD: Final = Kin(Relationship.HEAD, 0, 0, MAJORITY)

_R = Relationship
RELATIVES: Final = (
    Kin(_R.SPOUSE, -10, 10, 20, once=True),
    Kin(_R.SON, -45, -18),
    Kin(_R.DAUGHTER, -45, -18),
    Kin(_R.FATHER, 18, 45, once=True),
    Kin(_R.MOTHER, 18, 45, once=True),
    Kin(_R.DAUGHTER_IN_LAW, -45, -12, 20),
    Kin(_R.SON_IN_LAW, -45, -12, 20),
    Kin(_R.GRANDSON, -80, -36),
    Kin(_R.GRANDDAUGHTER, -80, -36),
    Kin(_R.MATERNAL_GRANDSON, -80, -36),
    Kin(_R.MATERNAL_GRANDDAUGHTER, -80, -36),
    Kin(_R.SIBLING, -20, 20),
    Kin(_R.WIFES_FATHER, 15, 45, once=True, of_male_head=True),
    Kin(_R.WIFES_MOTHER, 15, 45, once=True, of_male_head=True),
    Kin(_R.HUSBANDS_FATHER, 15, 45, once=True, of_male_head=False),
    Kin(_R.HUSBANDS_MOTHER, 15, 45, once=True, of_male_head=False),
    Kin(_R.PATERNAL_GRANDFATHER, 36, 60, once=True),
    Kin(_R.PATERNAL_GRANDMOTHER, 36, 60, once=True),
    Kin(_R.MATERNAL_GRANDFATHER, 36, 60, once=True),
    Kin(_R.MATERNAL_GRANDMOTHER, 36, 60, once=True),
    Kin(_R.GREAT_GRANDSON, -90, -54),
    Kin(_R.GREAT_GRANDDAUGHTER, -90, -54),
    Kin(_R.BROTHERS_WIFE, -20, 20, 20),
    Kin(_R.UNCLE, -5, 30, MAJORITY),
    Kin(_R.NEPHEW, -40, 0),
    Kin(_R.NIECE, -40, 0),
    Kin(_R.OTHER, -90, 90),
)
"""Every relative of the code list; each can live in one household with each other."""

KIN: Final = {kin.relationship: kin for kin in (HEAD, *RELATIVES)}

_S = StudentStatus
_BY_AGE: Final[dict[int, tuple[StudentStatus, ...]]] = {
    **dict.fromkeys((0, 1, 2), (_S.PRESCHOOL_AGE, _S.NOT_STUDENT)),
    **dict.fromkeys((3, 4, 5), (_S.PRESCHOOL, _S.PRESCHOOL_AGE, _S.NOT_STUDENT)),
    6: (_S.PRIMARY, _S.PRESCHOOL, _S.PRESCHOOL_AGE, _S.NOT_STUDENT),
    **dict.fromkeys((7, 8, 9, 10, 11), (_S.PRIMARY, _S.NOT_STUDENT)),
    12: (_S.PRIMARY, _S.GRADE_7, _S.NOT_STUDENT),
    13: (_S.GRADE_7, _S.GRADE_8, _S.NOT_STUDENT),
    14: (_S.GRADE_8, _S.GRADE_9, _S.NOT_STUDENT),
    15: (_S.GRADE_9, _S.SENIOR_1, _S.VOCATIONAL_1, _S.NOT_STUDENT),
    16: (_S.SENIOR_1, _S.SENIOR_2, _S.VOCATIONAL_1, _S.VOCATIONAL_2, _S.NOT_STUDENT),
    17: (_S.SENIOR_2, _S.SENIOR_3, _S.VOCATIONAL_2, _S.VOCATIONAL_3, _S.NOT_STUDENT),
    18: (_S.NOT_STUDENT, _S.SENIOR_3, _S.VOCATIONAL_3, _S.COLLEGE, _S.BACHELOR),
    **dict.fromkeys(
        (19, 20, 21, 22),
        (
            *(_S.NOT_STUDENT, _S.BACHELOR, _S.COLLEGE, _S.HIGHER_VOCATIONAL_1),
            *(_S.HIGHER_VOCATIONAL_2, _S.HIGHER_VOCATIONAL_3, _S.TECHNICIAN_COLLEGE),
        ),
    ),
    **dict.fromkeys((23, 24, 25, 26, 27), (_S.NOT_STUDENT, _S.MASTER, _S.BACHELOR)),
}


def school_stages(age: int) -> tuple[StudentStatus, ...]:
    """What a person of *age* may be at school, the usual first."""
    return _BY_AGE.get(age, (_S.NOT_STUDENT,))


def educations(age: int, student: StudentStatus | None) -> tuple[Education | None, ...]:
    """Schooling a person may have completed, the usual first; pupils have none yet."""
    if age < SCHOOL_AGE or student is _S.PRESCHOOL_AGE:
        return (Education.PRESCHOOL_AGE,)
    if student not in {None, _S.NOT_STUDENT}:
        return (None,)
    done: list[Education | None] = [Education.PRIMARY, Education.ILLITERATE]
    for finished, level in (
        (_FINISHED_JUNIOR, Education.JUNIOR),
        (_FINISHED_SENIOR, Education.SENIOR),
        (_FINISHED_COLLEGE, Education.COLLEGE),
    ):
        if age >= finished:
            done.append(level)
    return tuple(done)


def capacities(age: int, student: StudentStatus | None) -> tuple[LabourCapacity, ...]:
    """Capacity for labour a person of *age* may have, the usual first."""
    if age < WORKING_AGE or student not in {None, _S.NOT_STUDENT}:
        return (LabourCapacity.NONE,)
    weak = (LabourCapacity.WEAK, LabourCapacity.NONE, LabourCapacity.LOST)
    if age >= RETIRED:
        return (*weak, LabourCapacity.ORDINARY)
    return (LabourCapacity.ORDINARY, LabourCapacity.SKILLED, *weak)


def birthdays(on: date, youngest: int, oldest: int) -> tuple[date, int]:
    """The latest day of birth of who is *youngest* to *oldest* on day *on*, and how many."""
    latest = _years_before(on, youngest)
    earliest = _years_before(on, oldest + 1) + timedelta(days=1)
    return latest, (latest - earliest).days + 1


def _years_before(on: date, years: int) -> date:
    try:
        return on.replace(year=on.year - years)
    except ValueError:
        return on.replace(year=on.year - years, day=28)
