"""Code lists, facts, fields, the face and the exceptions as tables."""

from __future__ import annotations

import enum
import inspect

from collections.abc import Iterable, Iterator
from typing import Any

from fupin_content import Cell, Literal, NoSourceError, Table

import fupin

from fupin import errors, facts, model, policy
from fupin.codes import CODE_LISTS, Code
from fupin.facts import (
    registry_household,
    registry_member,
    registry_person,
    registry_village,
)
from fupin.logic import ChoiceFact, ChoicesFact, ConditionFact, QuantityFact
from fupin.logic.units import BASE_UNITS
from fupin.model import FieldShape, Kind


def codes() -> Iterator[Table]:
    """One table a code list."""
    for name, kind in CODE_LISTS.items():
        if not kind.source:
            raise NoSourceError(name)
        registry = f"登记系统字段 {kind.registry}。" if kind.registry else ""
        yield Table(
            id=name,
            title=f"{kind.title} · {name}",
            intro=(
                f"{registry}来源：{kind.source}。",
                f"依据：{policy.code_list_document(name).cite().described()}",
            ),
            header=("取值 value", "English", "成员 member"),
            rows=tuple((m.zh, m.en, Literal(m.name)) for m in kind),
        )


def fact_tables() -> Iterator[Table]:
    """Every fact a rule may ask."""
    for name, title in (("household", "户"), ("member", "成员"), ("area", "村与县")):
        found = [v for v in vars(getattr(facts, name)).values() if isinstance(v, _FACTS)]
        yield Table(
            id=f"facts-{name}",
            title=f"{title} · fupin.facts.{name}",
            header=("名称 name", "含义 label", "种类 kind", "单位或代码表"),
            rows=tuple((Literal(f.name), (f.zh, f.en), *_kind(f)) for f in found),
        )


def registry_facts() -> Iterator[Table]:
    """Every fact only checks of the register ask, and the fields it rests on."""
    for name, title, books in (
        ("household", "户", (registry_household.HOUSEHOLD, registry_household.OWN)),
        ("member", "成员", (registry_member.MEMBER, registry_person.PERSON)),
        ("village", "村", (registry_village.VILLAGE, registry_village.OWN)),
    ):
        yield Table(
            id=f"facts-checks-{name}",
            title=f"检查用：{title} · {name}",
            header=("名称 name", "含义 label", "种类 kind", "单位或代码表", "字段 fields"),
            rows=tuple(
                (
                    Literal(fact.name),
                    (fact.zh, fact.en),
                    *_kind(fact),
                    tuple(map(Literal, book.targets[fact.name])) or "—",
                )
                for book in books
                for fact in book.facts.values()
            ),
        )


_FACTS = (QuantityFact, ConditionFact, ChoiceFact, ChoicesFact)


def _kind(fact: Any) -> tuple[Cell, Cell]:
    if isinstance(fact, QuantityFact):
        return "数量", said_unit(fact.unit)
    if isinstance(fact, ConditionFact):
        return "是否", "—"
    kind = "代码" if isinstance(fact, ChoiceFact) else "代码（可多个）"
    return kind, Literal(fact.codes.__name__)


def said_unit(unit: str) -> str:
    """A unit as it is written behind a number."""
    return "/".join(BASE_UNITS[part].zh for part in unit.split("/")) if unit else "—"


def fields(name: str) -> Iterator[Table]:
    """The fields of a model class, and how each is written in JSON."""
    cls = getattr(model, name)
    yield Table(
        id=f"fields-{name}",
        title="",
        header=("字段 field", "含义 label", "JSON", "单位 unit", "登记代码", "来源 source"),
        rows=tuple(
            (
                Literal(f.name),
                (f.about.zh, f.about.en),
                wire(f),
                said_unit(f.about.unit),
                Literal(f.about.code) if f.about.code else "—",
                _from(name, f),
            )
            for f in model.shape(cls)
        ),
    )


def _from(name: str, field: FieldShape) -> str:
    if not field.about.source:
        raise NoSourceError(f"{name}.{field.name}")
    return field.about.source


def wire(field: FieldShape) -> str:
    """How a field is written in a document."""
    said = _WIRE[field.kind]
    if field.kind in (Kind.CODE, Kind.CODES):
        said = said.format(list_of(field.type))
    elif field.kind in (Kind.OBJECT, Kind.OBJECTS, Kind.MASKED):
        said = said.format(field.type.__name__)
    elif field.kind is Kind.DECIMAL:
        said = said.format(field.places)
    return f"{said}，必填" if field.required else said


_WIRE = {
    Kind.TEXT: "文本",
    Kind.MASKED: "文本（{}，对外显示时遮盖）",
    Kind.INTEGER: "整数",
    Kind.DECIMAL: "带引号的十进制数，至多{}位小数",
    Kind.YES_NO: "true 或 false",
    Kind.DATE: "文本 yyyy-mm-dd",
    Kind.CODE: "文本，取自代码表 {}",
    Kind.CODES: "文本的数组，取自代码表 {}",
    Kind.OBJECT: "对象 {}",
    Kind.OBJECTS: "{} 的数组",
    Kind.TEXTS: "文本的数组",
}


def list_of(kind: type[enum.Enum]) -> str:
    """The name of a code list, in Chinese where it has one."""
    return f"{kind.__name__}（{kind.title}）" if issubclass(kind, Code) else kind.__name__


def face() -> Iterator[Table]:
    """The promised names, with the first line of what each is."""
    found = {name: fupin.__getattr__(name) for name in sorted(fupin.__all__, key=str.lower)}
    yield Table(
        id="face",
        title="",
        header=("名称 name", "来自 room", "是什么 what it is"),
        rows=tuple(
            (
                Literal(name),
                Literal(".".join(obj.__module__.split(".")[:2])),
                (inspect.getdoc(obj) or "").partition("\n")[0],
            )
            for name, obj in found.items()
        ),
    )


def exceptions() -> Iterator[Table]:
    """Every exception the library raises on purpose."""
    found = sorted(_family(errors.FupinError), key=lambda e: (e.code, e.__name__))
    yield Table(
        id="exceptions",
        title="",
        header=("编码 code", "异常 exception", "也是 also a", "何时 when"),
        rows=tuple(
            (
                Literal(e.code),
                Literal(e.__name__),
                "、".join(b.__name__ for b in e.__mro__ if b.__module__ == "builtins"),
                (e.__doc__ or "").partition("\n")[0],
            )
            for e in found
        ),
    )


def _family(cls: type[errors.FupinError]) -> Iterable[type[errors.FupinError]]:
    yield cls
    for child in cls.__subclasses__():
        yield from _family(child)
