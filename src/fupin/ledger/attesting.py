"""Attestations of one household or village from several rows: the later dated one counts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, Final, TypeVar

import attrs

from fupin.errors import Problem, Severity
from fupin.ledger._building import own_fields
from fupin.ledger._privacy import shown
from fupin.ledger.book import RowKey
from fupin.model import Attestation, AttestedAnswer, VillageAttestation
from fupin.model.attested import answer_of
from fupin.values import number_shown


_A = TypeVar("_A", Attestation, VillageAttestation)

_SIGNATURE: Final = frozenset({"by", "on"})
_OPEN: Final = (None, ())


def settle(first: _A, second: _A) -> tuple[_A, tuple[str, ...]]:
    """The attestation that counts of two, and the fields in which they disagree.

    The later dated one counts, a dated one before an undated one, else the first.
    What one leaves open is taken from the other only if both are of one day: answers
    of different visits are not mixed.
    """
    differing = tuple(
        name
        for name in own_fields(first)
        if name not in _SIGNATURE and _differ(getattr(first, name), getattr(second, name))
    )
    swap = (second.on or date.min) > (first.on or date.min)
    winner, other = (second, first) if swap else (first, second)
    if first.on != second.on:
        return winner, differing
    gaps = {
        name: getattr(other, name)
        for name in own_fields(first)
        if getattr(winner, name) in _OPEN
    }
    gaps["answers"] = _all_answers(winner.answers, other.answers)
    return attrs.evolve(winner, **gaps), differing


def _all_answers(
    first: tuple[AttestedAnswer, ...], second: tuple[AttestedAnswer, ...]
) -> tuple[AttestedAnswer, ...]:
    given = {answer.fact for answer in first}
    return (*first, *(answer for answer in second if answer.fact not in given))


def column_of(first: _A, second: _A, field: str) -> str:
    """Path of a field that differs, from the attestation down; of answers, to the fact."""
    differing = _answered_otherwise(first.answers, second.answers)
    return f"{field}.{differing[0]}" if field == "answers" else field


def _answered_otherwise(
    first: tuple[AttestedAnswer, ...], second: tuple[AttestedAnswer, ...]
) -> tuple[str, ...]:
    """Facts both answer, and not alike."""
    return tuple(a.fact for a in first if answer_of(second, a.fact) not in (None, a))


def _differ(left: Any, right: Any) -> bool:
    if isinstance(left, tuple):
        return bool(_answered_otherwise(left, right))
    return left not in _OPEN and right not in _OPEN and left != right


def disagreement(  # noqa: PLR0913  # a fault has this many parts
    first: _A,
    second: _A,
    fields: Sequence[str],
    *,
    row: RowKey,
    letter: str,
    household: str = "",
) -> Problem:
    """The warning that two rows answer differently; *row* is the later one."""
    about = own_fields(first)
    labels = [about[name].about.zh for name in fields]
    english = [about[name].about.en for name in fields]
    return Problem(
        code="attestation.rows-disagree",
        message=f"两次核查结果不一致（{'、'.join(labels)}），以核查日期较晚的为准",
        message_en=(
            f"two rows answer differently ({', '.join(english)}); the later dated counts"
        ),
        sheet=row[0],
        cell=f"{letter}{row[1]}",
        column=labels[0],
        household=number_shown(household),
        found=shown(getattr(second, fields[0])),
        expected=shown(getattr(first, fields[0])),
        expected_en=shown(getattr(first, fields[0])),
        severity=Severity.WARNING,
    )
