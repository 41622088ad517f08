"""The words an expression may use with brackets.

``every some count total`` (a group, and what is asked of each), ``all_of any_of
first_known agreement`` (conditions), ``implies`` (two conditions), ``recorded`` (a
fact), ``includes`` (a fact of several answers, and wordings), ``named`` (a condition and
its Chinese and English names), ``ratio`` (part and whole), ``quantity`` (number and unit).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from fupin.errors import FupinError
from fupin.logic import nodes
from fupin.logic.check import unit_of
from fupin.logic.grammar import Call, Name, Numeral, Term, Text
from fupin.logic.named import Named
from fupin.logic.names import FACT_KINDS
from fupin.logic.ratio import Ratio
from fupin.logic.units import BASE_UNITS, dimensions


if TYPE_CHECKING:
    from fupin.logic.reader import Reader

Arguments: TypeAlias = tuple[Term, ...]
Build: TypeAlias = "Callable[[Reader, Arguments], Any]"

YUAN: Final = {"yuan": "fen"}
"""How a unit is spelt in an expression, where a value is written as it is printed."""


def call(reader: Reader, term: Call) -> Any:
    """What a word with its arguments means; None where it was refused."""
    if term.word not in _FORMS:
        import difflib

        near = difflib.get_close_matches(term.word, _FORMS, 1, 0.6) or sorted(_FORMS)
        zh = f"没有 {term.word} 这个词；可用：{'、'.join(near)}"
        en = f"unknown word {term.word!r}; known: {', '.join(near)}"
        return reader.refuse(term.at, zh, en)
    build, zh, en = _FORMS[term.word]
    found = build(reader, term.arguments)
    if found is not NotImplemented:
        return found
    return reader.refuse(term.at, f"应写 {term.word}({zh})", f"write {term.word}({en})")


def _grouped(kind: Callable[..., Any]) -> Build:
    def build(reader: Reader, arguments: Arguments) -> Any:
        match arguments:
            case (Name(at, name), inner):
                group = reader.vocabulary.group(name)
            case _:
                return NotImplemented
        if group is None:
            return NotImplemented
        if reader.group is not None:
            return reader.refuse(at, "群体之内不能再问群体", "a group inside a group")
        reader.group = group
        found: Any
        found = reader.quantity(inner) if kind is nodes.TotalOf else reader.condition(inner)
        reader.group = None
        return None if found is None else kind(group, found)

    return build


def _several(kind: Callable[..., Any]) -> Build:
    def build(reader: Reader, arguments: Arguments) -> Any:
        return reader.joined(kind, arguments) if arguments else NotImplemented

    return build


def _implies(reader: Reader, arguments: Arguments) -> Any:
    match arguments:
        case (one, other):
            given, then = reader.condition(one), reader.condition(other)
            return None if given is None or then is None else nodes.IfThen(given, then)
        case _:
            return NotImplemented


def _ratio(reader: Reader, arguments: Arguments) -> Any:
    match arguments:
        case (one, other):
            part, whole = reader.quantity(one), reader.quantity(other)
            if part is None or whole is None:
                return None
            same = reader.same_unit(other.at, unit_of(part), unit_of(whole))
            return Ratio(part, whole) if same else None
        case _:
            return NotImplemented


def _recorded(reader: Reader, arguments: Arguments) -> Any:
    match arguments:
        case (Name() as name,):
            fact = reader.read(name)
            if fact is None:
                return None
            return nodes.Recorded(fact) if isinstance(fact, FACT_KINDS) else NotImplemented
        case _:
            return NotImplemented


def _includes(reader: Reader, arguments: Arguments) -> Any:
    match arguments:
        case (Name() as name, *wordings) if wordings:
            fact = reader.read(name)
        case _:
            return NotImplemented
    if fact is None:
        return None
    if not isinstance(fact, nodes.ChoicesFact):
        zh, en = "只用于多选型事实；单选请用 in", "is for sets of answers; else use 'in'"
        return reader.refuse(name.at, f"includes {zh}", f"'includes' {en}")
    options = reader.options(name.at, fact, tuple(wordings))
    return None if options is None else nodes.Overlap(fact, options)


def _named(reader: Reader, arguments: Arguments) -> Any:
    match arguments:
        case (test, Text(_, zh), Text(_, en)):
            found = reader.condition(test)
            return None if found is None else Named(found, zh, en)
        case _:
            return NotImplemented


def _quantity(reader: Reader, arguments: Arguments) -> Any:
    match arguments:
        case (Text(at, number) | Numeral(at, number), Text(unit_at, spelt)):
            unit = _unit(spelt)
        case _:
            return NotImplemented
    if unit:
        return reader.number(Numeral(at, number), unit)
    known = "、".join(unspelt(name) for name in BASE_UNITS)
    zh, en = f"没有 {spelt} 这个单位", f"unknown unit {spelt!r}"
    return reader.refuse(unit_at, f"{zh}；可用：{known}", f"{en}; known: {known}")


def _unit(spelt: str) -> str:
    """The unit as rules hold it; empty where there is none so spelt."""
    parts = spelt.split("/")
    unit = "/".join(YUAN.get(part, part) for part in parts)
    try:
        dimensions(unit)
    except FupinError:
        return ""
    return "" if set(parts) & set(YUAN.values()) else unit


def unspelt(unit: str) -> str:
    """A unit as an expression spells it.

    >>> unspelt("fen/person/year")
    'yuan/person/year'
    """
    spelt = {held: name for name, held in YUAN.items()}
    return "/".join(spelt.get(part, part) for part in unit.split("/"))


_GROUPED: Final = ("群体, 条件", "group, condition")
_CONDITIONS: Final = ("条件, …", "condition, …")
_FORMS: Final[Mapping[str, tuple[Build, str, str]]] = {
    "every": (_grouped(nodes.EveryOf), *_GROUPED),
    "some": (_grouped(nodes.SomeOf), *_GROUPED),
    "count": (_grouped(nodes.CountOf), *_GROUPED),
    "total": (_grouped(nodes.TotalOf), "群体, 数量", "group, quantity"),
    "all_of": (_several(nodes.AllOf), *_CONDITIONS),
    "any_of": (_several(nodes.AnyOf), *_CONDITIONS),
    "first_known": (_several(nodes.FirstKnown), *_CONDITIONS),
    "agreement": (_several(nodes.Agreement), *_CONDITIONS),
    "implies": (_implies, "条件, 条件", "condition, condition"),
    "recorded": (_recorded, "事实", "fact"),
    "includes": (_includes, "事实, 用语, …", "fact, wording, …"),
    "named": (_named, '条件, "名称", "英文名称"', 'condition, "Chinese", "English"'),
    "ratio": (_ratio, "部分, 总数", "part, whole"),
    "quantity": (_quantity, '"数值", "单位"', '"number", "unit"'),
}
WORDS: Final = frozenset(_FORMS)
