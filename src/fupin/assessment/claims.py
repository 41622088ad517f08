"""What being on a department's list says, and which field of the register must agree."""

from __future__ import annotations

import difflib

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any, Final

import attrs

from fupin.codes import Code, SurvivalStatus
from fupin.errors import UnknownNameError
from fupin.ledger.labels import fold
from fupin.ledger.targets import target
from fupin.model import Household, Kind, ListedPerson, Member, fields_of


_PLAIN: Final = (Kind.YES_NO, Kind.DATE)


@attrs.frozen(kw_only=True)
class RegisterClaim:
    """A yes or no read off one field of the register.

    Raises:
        UnknownNameError: If the register has no such field; near ones are suggested.
        ValueError: If it is no field of a household or member, or is worded and no
            wording is given.
    """

    path: str
    """For example ``member.health`` or ``household.dwelling.dangerous``."""

    yes: tuple[str, ...] = ()
    """Wordings that say yes; not needed for a yes/no, or a date (one recorded says yes)."""

    blank: bool | None = None
    """What it says when nothing is recorded."""

    def __attrs_post_init__(self) -> None:
        goes = target(self.path)
        if goes.root not in ("household", "member"):
            raise ValueError(f"{self.path}: a field of a household or a member was expected")
        if goes.field.kind not in _PLAIN and not self.yes:
            raise ValueError(f"{self.path}: say which wordings mean yes")

    def said(self, household: Household, member: Member | None) -> bool | None:
        """The answer for a member of a household; unknown where nobody is recorded."""
        first, *rest = self.path.split(".")
        found: Any = member if first == "member" else household
        if found is None:
            return None
        for name in rest:
            found = None if found is None else getattr(found, name)
        if found is None:
            return self.blank
        if isinstance(found, (bool, date)):
            return found is not False
        parts = found if isinstance(found, frozenset) else (found,)
        words = {fold(p.value if isinstance(p, Code) else str(p)) for p in parts}
        return not words.isdisjoint(map(fold, self.yes))


@attrs.frozen(kw_only=True)
class Says:
    """One thing a list says of the people on it.

    Where the register records the same, the two must agree; where it records nothing of
    the kind, what the list says is a doubt somebody has to look into.

    Raises:
        UnknownNameError: If the list has no such field.
    """

    id: str
    zh: str
    en: str
    register: tuple[RegisterClaim, ...] = ()
    """The register says yes if any of them does; none: being listed is a doubt."""

    field: str = ""
    """Field of `ListedPerson` whose wording decides; empty: being listed says yes."""

    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()
    """Wordings of *field*; any other wording leaves it unknown."""

    blank: bool | None = None
    """What it says when *field* is not recorded."""

    dated: str = ""
    """A date of `ListedPerson` that says yes wherever it is recorded."""

    reverse: bool = False
    """Whether who is not listed must not be so on the register either."""

    one_way: bool = False
    """Whether only a yes of the list has to agree with the register."""

    def __attrs_post_init__(self) -> None:
        known = fields_of(ListedPerson)
        for name in filter(None, (self.field, self.dated)):
            if name not in known:
                near = difflib.get_close_matches(name, known)
                raise UnknownNameError("field of a list", name, near)

    def listed(self, person: ListedPerson) -> bool | None:
        """What one row of the list says."""
        if self.dated and getattr(person, self.dated) is not None:
            return True
        if not self.field:
            return True
        text = getattr(person, self.field)
        if text is None:
            return self.blank
        word = fold(text)
        if word in map(fold, self.yes):
            return True
        return False if word in map(fold, self.no) else None

    def registered(self, household: Household, members: Sequence[Member]) -> bool | None:
        """What the register says: yes if any claim does, for any of *members*.

        Of a household nobody is recorded of, what only members have is unknown.
        """
        people: Sequence[Member | None] = members or (None,)
        return any_of(c.said(household, m) for m in people for c in self.register)


def any_of(answers: Iterable[bool | None]) -> bool | None:
    """Yes if any is; unknown if none is and one is not known."""
    unknown = False
    for answer in answers:
        if answer:
            return True
        unknown = unknown or answer is None
    return None if unknown else False


_DEAD: Final = ("死亡", "已死亡", "死亡注销", "死亡销户")
_ALIVE: Final = ("正常", "在册", "健在", "有效")
_LEFT: Final = tuple(status.value for status in SurvivalStatus if not status.active)
_NOT_DEAD: Final = tuple(s.value for s in SurvivalStatus if s is not SurvivalStatus.DEAD)


def _graded(*grades: str) -> tuple[str, ...]:
    return tuple(f"{g}{tail}" for g in grades for tail in ("", "级", "类", "级危房"))


SAYS: Final[Mapping[str, tuple[Says, ...]]] = MappingProxyType(
    {
        "list-disabled": (
            Says(
                id="disabled",
                zh="残疾",
                en="disabled",
                register=(RegisterClaim(path="member.health", yes=("残疾",)),),
                field="status",
                yes=("正常", "有效", "在用"),
                no=("注销", "已注销", "死亡注销", "冻结", "过期", "无效"),
                blank=True,
                reverse=True,
            ),
        ),
        "list-insured": (
            Says(
                id="insured",
                zh="参加基本医疗保险",
                en="has basic medical insurance",
                register=(
                    RegisterClaim(path="member.basic_medical_insured"),
                    RegisterClaim(path="member.employee_medical_insured"),
                ),
                field="status",
                yes=("正常", "参保", "已参保", "正常参保", "参保缴费", "已缴费", "缴费"),
                no=(
                    "停保",
                    "暂停",
                    "暂停参保",
                    "终止",
                    "终止参保",
                    "未参保",
                    "未缴费",
                    "断保",
                ),
                blank=True,
                reverse=True,
            ),
        ),
        "list-population": (
            Says(
                id="dead",
                zh="死亡(应不在册)",
                en="dead (and so not on the register)",
                register=(
                    RegisterClaim(path="member.survival", yes=_LEFT),
                    RegisterClaim(path="member.death_date", blank=False),
                ),
                field="status",
                yes=_DEAD,
                no=_ALIVE,
                dated="died_on",
                one_way=True,
            ),
            Says(
                id="alive",
                zh="健在",
                en="alive",
                register=(RegisterClaim(path="member.survival", yes=_NOT_DEAD),),
                field="status",
                yes=_ALIVE,
                no=_DEAD,
                one_way=True,
            ),
        ),
        "list-dwelling": (
            Says(
                id="dangerous-dwelling",
                zh="住危房(C级、D级)",
                en="lives in a dangerous dwelling (grade C or D)",
                register=(RegisterClaim(path="household.dwelling.dangerous"),),
                field="grade",
                yes=_graded("C", "D"),
                no=_graded("A", "B"),
            ),
        ),
        "list-vehicle": (
            Says(id="vehicle", zh="名下有机动车", en="a vehicle is registered to the person"),
        ),
        "list-enterprise": (
            Says(
                id="enterprise",
                zh="名下有市场主体",
                en="an enterprise is registered to the person",
            ),
        ),
    }
)
"""What the shipped lists say, by the id of their layout."""
