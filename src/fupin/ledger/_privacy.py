"""What may be shown of a cell: columns slip, so in any of them it may be somebody's."""

from __future__ import annotations

import difflib
import re

from typing import Any, Final

from fupin.ledger.labels import fold
from fupin.logic import Lang, written
from fupin.model import FieldShape, Kind
from fupin.values import mask_id, mask_name
from fupin.values.personal import Masked


_LONG_DIGITS: Final = re.compile(r"[0-9]{7,}[0-9.Xx]*")
_NO_LETTERS: Final = re.compile(r"[-+0-9.,:/年月日元万亩个人户%()*E ]+")
_NAME_LENGTH: Final = 4
_PLACE_ENDINGS: Final = tuple("省市州盟县区旗乡镇村组屯社寨道会场")
_DIGIT: Final = re.compile(r"[0-9]")


def shown(value: Any, field: FieldShape | None = None, lang: Lang = "zh") -> str:
    """A value that was read, so far as it can't be a personal datum.

    Of a *field* that holds whole steps of a unit, the amount is written with the unit.
    """
    if field is not None and field.kind is Kind.DECIMAL and type(value) is int:
        return written(value, field.about.unit, lang)
    if isinstance(value, Masked):
        return value.masked
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, frozenset):
        return "、".join(sorted(member.value for member in value))
    if isinstance(value, str):
        text = _LONG_DIGITS.sub(lambda digits: mask_id(digits[0]), value)
        return text[:20] if text.endswith(_PLACE_ENDINGS) else mask_name(text)
    return str(getattr(value, "value", value))[:20]


def showable(found: str, field: FieldShape) -> str:
    """*found* so far as it can't be a personal datum.

    A number shows its digits if they are few; a wording shows itself if it is like
    one of the list; of anything else the first character is left.
    """
    if field.kind is Kind.MASKED:
        return found  # masked by the value that refused it
    parts = [_part(part, field) for part in found.split("、")]
    return "、".join(part for part in parts if part)


def _part(text: str, field: FieldShape) -> str:
    flat = _LONG_DIGITS.sub(lambda digits: mask_id(digits[0]), text)
    if _NO_LETTERS.fullmatch(flat) or (flat.isascii() and len(flat) < _NAME_LENGTH):
        return flat
    if field.kind in (Kind.CODE, Kind.CODES) and _like_a_label(flat, field.type):
        return flat
    return mask_name(flat)


def _like_a_label(text: str, kind: Any) -> bool:
    labels = [fold(member.value) for member in kind]
    return bool(difflib.get_close_matches(fold(text), labels, n=1, cutoff=0.5))
