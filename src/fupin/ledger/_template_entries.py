"""What one column of a blank form asks for: in words, and as a rule of the spreadsheet."""

from __future__ import annotations

import enum

from datetime import date
from decimal import Decimal
from typing import Any, Final

import attrs

from fupin.ledger._units import UNITS
from fupin.ledger.layout import Column, Layout
from fupin.ledger.targets import Target
from fupin.logic.units import BASE_UNITS
from fupin.model import FieldShape, Kind
from fupin.values import AccountNumber, IdNumber, PersonName, Phone, RegionCode


YES_NO: Final = "list_yes_no"
"""Name of the list of both answers."""

TEXT_FORMAT: Final = "@"
DATE_FORMAT: Final = "yyyy-mm-dd"
NUMBER_FORMAT: Final = "General"

_FIRST_DAY: Final = date(1900, 1, 1)
_LAST_DAY: Final = date(2100, 12, 31)
_YEARS: Final = (1900, 2100)
_FARTHEST: Final = "999999999999999"
"""What a quantity is checked against that has no bound: fifteen digits are kept."""

# {cell} is the first cell of the column, {column} all its cells to be filled in.  A bare
# COUNTIF compares the first fifteen digits only; the star makes it compare texts.
_LENGTHS: Final = "OR(LEN({cell})=15,LEN({cell})=18,LEN({cell})=20,LEN({cell})=22)"
_ID_RULE: Final = f"={_LENGTHS}"
_UNIQUE_ID_RULE: Final = f'=AND({_LENGTHS},COUNTIF({{column}},{{cell}}&"*")=1)'
_BARE: Final = 'SUBSTITUTE({cell},"-","")'
_PHONE_RULE: Final = (
    f'=AND(ISNUMBER(--{_BARE}),OR(AND(LEFT({_BARE},1)="1",LEN({_BARE})=11),'
    f'AND(LEFT({_BARE},1)="0",LEN({_BARE})>=10,LEN({_BARE})<=12)))'
)
_REGION_RULE: Final = "=AND(ISNUMBER(--{cell}),OR(LEN({cell})=6,LEN({cell})=12))"


@attrs.frozen(kw_only=True)
class Entry:
    """How one column is filled in."""

    column: Column
    required: bool
    kind: str
    """What goes in, in a word: 文本, 选择, 日期 …"""

    detail: str = ""
    """What exactly."""

    unit: str = ""
    format: str = TEXT_FORMAT
    """Number format of its cells."""

    rule: dict[str, Any] = attrs.field(factory=dict)
    """Options of a data validation; empty for none."""

    choices: type[enum.Enum] | None = None
    """The code list it is chosen from."""

    @property
    def hint(self) -> str:
        """What stands below the header."""
        must = "必填·" if self.required else ""
        unit = f"，单位：{self.unit}" if self.unit else ""
        return f"【{must}{self.kind}】{self.detail}{unit}"


def entries(layout: Layout) -> tuple[Entry, ...]:
    """One entry a column, in their order."""
    return tuple(_entry(c, required=c.header in layout.keys) for c in layout.columns)


def list_name(kind: type[Any]) -> str:
    """Name under which a workbook defines the wordings of a code list.

    >>> from fupin.codes import Sex
    >>> list_name(Sex)
    'list_Sex'
    """
    return f"list_{kind.__name__}"


def title_of(kind: type[Any]) -> str:
    """Chinese name of a code list."""
    return str(kind.title or kind.__name__)


def _entry(column: Column, *, required: bool) -> Entry:
    parts = _parts(column, column.target)
    return Entry(column=column, required=required, **parts)


def _parts(column: Column, target: Target | None) -> dict[str, Any]:
    if target is None:
        return _unread(column)
    field = target.field
    if field.kind in (Kind.CODE, Kind.CODES):
        return _chosen(field)
    if field.kind is Kind.YES_NO:
        answers = {"validate": "list", "source": f"={YES_NO}"}
        return {"kind": "选择", "detail": "是 或 否", "rule": answers}
    if field.kind is Kind.DATE:
        rule: dict[str, Any] = {
            "validate": "date",
            "criteria": "between",
            "minimum": _FIRST_DAY,
            "maximum": _LAST_DAY,
        }
        return {
            "kind": "日期",
            "detail": "年-月-日，如 2018-12-31",
            "format": DATE_FORMAT,
            "rule": rule,
        }
    if field.kind is Kind.MASKED:
        return _identity(target) if field.type is IdNumber else _personal(field.type)
    if field.kind in (Kind.INTEGER, Kind.DECIMAL):
        return _quantity(field, column.unit)
    if target.identifier:
        said = "按文本填写，不得丢失前面的零"
        return {"kind": "编号", "detail": said, "rule": {"validate": "any"}}
    return {"kind": "文本"}


def _unread(column: Column) -> dict[str, Any]:
    if column.ignored:
        return {"kind": "不读取", "detail": "可不填", "format": NUMBER_FORMAT}
    return {"kind": "文本", "detail": "原样保留，不参与测算"}


def _chosen(field: FieldShape) -> dict[str, Any]:
    rule: dict[str, Any] = {"validate": "list", "source": f"={list_name(field.type)}"}
    detail = f"代码表“{title_of(field.type)}”"
    if field.kind is Kind.CODES:  # a list can't be told to take several of its own
        detail = f"{detail}；选几项的用逗号分开写在一格"
        rule["error_type"] = "information"
    return {
        "kind": "选择" if field.kind is Kind.CODE else "可多选",
        "detail": detail,
        "rule": rule,
        "choices": field.type,
    }


def _identity(target: Target) -> dict[str, Any]:
    """A person stands once in a register, but may have several payments or vehicles."""
    once = target.root == "member"
    return {
        "kind": "证件号码",
        "detail": "按文本填写15、18、20或22位" + ("，本列不得重复" if once else ""),
        "rule": {"validate": "custom", "value": _UNIQUE_ID_RULE if once else _ID_RULE},
    }


def _personal(kind: type[Any]) -> dict[str, Any]:
    known: dict[type[Any], dict[str, Any]] = {
        PersonName: {"kind": "姓名"},
        Phone: {
            "kind": "电话",
            "detail": "11位手机号码，或带区号的固定电话",
            "rule": {"validate": "custom", "value": _PHONE_RULE, "error_type": "warning"},
        },
        AccountNumber: {
            "kind": "账号",
            "detail": "按文本填写，不得丢失末尾的数字",
            "rule": {"validate": "any"},
        },
        RegionCode: {
            "kind": "代码",
            "detail": "6位或12位行政区划代码",
            "rule": {"validate": "custom", "value": _REGION_RULE},
        },
    }
    return known.get(kind, {"kind": "文本"})


def _quantity(field: FieldShape, unit: str) -> dict[str, Any]:
    factor = UNITS[unit].factor if unit else Decimal(1)
    places = _places(field.places, factor)
    low, high = _YEARS if unit == "年" else (field.about.low, field.about.high)
    least, most = (_written(end, field.places, factor) for end in (low, high))
    said = [f"至多{places}位小数"] if places else []
    if least is not None and most is not None:
        said.append(f"{least}至{most}")
    elif least is not None:
        said.append(f"不小于{least}")
    elif most is not None:
        said.append(f"不大于{most}")
    return {
        "kind": "小数" if places else "整数",
        "detail": "，".join(said),
        "unit": _unit(field, unit),
        "format": NUMBER_FORMAT,
        "rule": {
            "validate": "decimal" if places else "integer",
            "criteria": "between",
            "minimum": least or f"-{_FARTHEST}",
            "maximum": most or _FARTHEST,
        },
    }


def _places(places: int, factor: Decimal) -> int:
    """Decimals that can be written in a unit without losing a step of the field's.

    >>> _places(2, Decimal(10_000)), _places(3, Decimal("0.001")), _places(3, Decimal(15))
    (6, 0, 3)
    """
    exponent = factor.normalize().as_tuple().exponent
    assert isinstance(exponent, int)  # noqa: S101  # a factor is a number
    return max(0, places + exponent)


def _written(end: int | None, places: int, factor: Decimal) -> str | None:
    """A bound in steps of the field as a number in the unit of the column."""
    if end is None:
        return None
    return f"{(Decimal(end).scaleb(-places) / factor).normalize():f}"


def _unit(field: FieldShape, unit: str) -> str:
    names = field.about.unit.split("/") if field.about.unit else [""]
    first = unit or (BASE_UNITS[names[0]].zh if names[0] else "")
    return "/".join([first, *(BASE_UNITS[name].zh for name in names[1:])])
