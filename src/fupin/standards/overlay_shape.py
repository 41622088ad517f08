"""Which keys the tables of an overlay have, and what stands under each."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, Final

from fupin.policy import DocumentStatus
from fupin.standards.overlay_faults import Key, Shape
from fupin.standards.rule import IncomeConcept, Subject
from fupin.values import Standing


def _key(fits: Callable[[Any], bool], zh: str, en: str) -> tuple[Key, Key]:
    return Key(fits, zh, en), Key(fits, zh, en, required=True)


def _one_of(words: Iterable[str]) -> tuple[Key, Key]:
    known = tuple(words)
    return _key(lambda v: v in known, "、".join(known), " or ".join(known))


def _listed(found: Any, kind: type) -> bool:
    return isinstance(found, list) and all(isinstance(one, kind) for one in found)


_TEXT, _TEXT_R = _key(lambda v: isinstance(v, str) and bool(v.strip()), "文字", "a text")
_UNIT, _UNIT_R = _key(lambda v: isinstance(v, str), "单位", "a unit")
_DAY, _DAY_R = _key(lambda v: type(v) is date, "日期，如 2018-12-31", "a date: 2018-12-31")
_FLAG, _ = _key(lambda v: isinstance(v, bool), "true 或 false", "true or false")
_TEXTS, _ = _key(lambda v: _listed(v, str), "文字列表", "a list of texts")
_, _TABLES_R = _key(
    lambda v: _listed(v, dict) and bool(v), "至少一个 [[…]] 表", "[[…]] tables"
)
_TABLES, _ = _key(lambda v: _listed(v, dict), "[[…]] 表", "[[…]] tables")
_TABLE, _TABLE_R = _key(lambda v: isinstance(v, dict), "表", "a table")
_STANDING, _STANDING_R = _one_of(s.value for s in Standing)
_STATUS, _ = _one_of(s.value for s in DocumentStatus)
_SUBJECT, _ = _one_of(s.value for s in Subject)
_INCOME, _ = _one_of(i.value for i in IncomeConcept)
_, _KIND_R = _one_of(("condition", "quantity"))

FILE: Final[Shape] = {
    "overlay": _TABLE_R,
    "documents": _TABLE,
    "parameters": _TABLE,
    "asked": _TABLE,
    "standards": _TABLE,
    "schemes": _TABLE,
}
HEAD: Final[Shape] = {
    "id": _TEXT_R,
    "title": _TEXT_R,
    "title_en": _TEXT,
    "issuer": _TEXT_R,
    "note": _TEXT,
}
DOCUMENT: Final[Shape] = {
    "title": _TEXT_R,
    "en": _TEXT_R,
    "number": _TEXT,
    "number_recalled": _FLAG,
    "issuer": _TEXT,
    "issued": _DAY,
    "day_unknown": _FLAG,
    "standing": _STANDING_R,
    "status": _STATUS,
    "replaces": _TEXTS,
    "articles": _TEXTS,
    "note": _TEXT,
}
PARAMETER: Final[Shape] = {
    "zh": _TEXT_R,
    "en": _TEXT_R,
    "unit": _UNIT_R,
    "contiguous": _FLAG,
    "supplied": _FLAG,
    "settings": _TABLES_R,
}
SETTING: Final[Shape] = {
    "first": _DAY_R,
    "last": _DAY_R,
    "value": _TEXT,
    "derived_from": _TEXT,
    "derived_on": _DAY,
    "factor": _TEXT,
    "factor_unit": _TEXT,
    "document": _TEXT_R,
    "article": _TEXT,
    "standing": _STANDING_R,
    "disputed": _TEXT,
    "group": _TEXT,
    "region": _TEXT,
    "note": _TEXT,
}
ASKED: Final[Shape] = {"zh": _TEXT_R, "en": _TEXT_R, "kind": _KIND_R, "unit": _UNIT}
CITED: Final[Shape] = {"document": _TEXT_R, "standing": _STANDING, "disputed": _TEXT}
RULE: Final[Shape] = {
    "name": _TEXT_R,
    "title": _TEXT_R,
    "title_en": _TEXT_R,
    "test": _TEXT_R,
    "article": _TEXT_R,
    "note": _TEXT,
    **CITED,
}
BATCH: Final[Shape] = {**RULE, "person": _TEXT}
_BOOK: Final[Shape] = {
    "base": _TEXT,
    "title": _TEXT_R,
    "title_en": _TEXT_R,
    "article": _TEXT,
    "note": _TEXT,
    "remove": _TEXTS,
    **CITED,
}
STANDARD: Final[Shape] = {
    **_BOOK,
    "subject": _SUBJECT,
    "first": _DAY,
    "last": _DAY,
    "income": _INCOME,
    "rules": _TABLES,
}
SCHEME: Final[Shape] = {**_BOOK, "batches": _TABLES}
