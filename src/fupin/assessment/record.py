"""A decision that can be shown again: what went in, by which rules, what came out."""

from __future__ import annotations

import hashlib
import json

from collections.abc import Mapping
from datetime import date
from typing import Any

import attrs

from fupin.assessment.exit import assess_exit, find_standard, identify
from fupin.errors import UnknownNameError
from fupin.logic import names, sentence
from fupin.model import County, ExitAssessment, Household, Used, Village
from fupin.serial import structure, unstructure
from fupin.standards import Standard, Subject
from fupin.values.version import VERSION


_KINDS: Mapping[str, type[Any]] = {
    Subject.HOUSEHOLD.value: Household,
    Subject.VILLAGE.value: Village,
    Subject.COUNTY.value: County,
}


@attrs.frozen(kw_only=True)
class DecisionRecord:
    """What a decision rested on, small enough to keep with it.

    The snapshot holds personal data in clear: it is taken only when asked for.
    """

    kind: str
    subject: str
    on: date
    region: str
    extrapolate: bool
    standard: str
    standard_version: str
    """Fingerprint of the rules as they read and of the facts and parameters they name."""

    parameters: tuple[Used, ...]
    library: str
    inputs: str
    """SHA-256 of the subject as canonical JSON."""

    verdict: str
    failed: tuple[str, ...]
    undetermined: tuple[str, ...]
    snapshot: Mapping[str, Any] | None = attrs.field(default=None, repr=False)


@attrs.frozen(kw_only=True)
class Replay:
    """Whether a recorded decision comes out the same again, and what changed."""

    same: bool
    """Whether the verdict and the rules behind it are the same."""

    changes: tuple[str, ...]
    """What is different now, in Chinese; may be filled even where the verdict is the same."""

    assessment: ExitAssessment


def record(
    obj: Household | Village | County,
    assessment: ExitAssessment,
    *,
    standard: Standard | None = None,
    snapshot: bool = False,
) -> DecisionRecord:
    """Record the decision *assessment* took on *obj*.

    Args:
        obj: What was assessed.
        assessment: What was found.
        standard: The standard, where it is not a shipped one.
        snapshot: Keep *obj* itself in the record, with its personal data in clear.

    Raises:
        UnknownNameError: If the assessment is of another subject than *obj*.
    """
    subject, name, _ = identify(obj)
    if (subject.value, name) != (assessment.kind, assessment.subject):
        raise UnknownNameError("subject of the assessment", assessment.kind)
    book = find_standard(standard or assessment.standard, subject)
    outside = assessment.standard_extrapolated or bool(assessment.extrapolated)
    return DecisionRecord(
        kind=assessment.kind,
        subject=name,
        on=assessment.on,
        region=assessment.region,
        extrapolate=outside,
        standard=book.id,
        standard_version=version_of(book),
        parameters=assessment.used,
        library=VERSION,
        inputs=fingerprint(obj),
        verdict=assessment.verdict.value,
        failed=assessment.failed,
        undetermined=assessment.undetermined,
        snapshot=unstructure(obj) if snapshot else None,
    )


def replay(
    kept: DecisionRecord,
    obj: Household | Village | County | None = None,
    *,
    standard: Standard | None = None,
) -> Replay:
    """Decide again, and say what is different.

    Args:
        kept: The record.
        obj: The subject; the snapshot of the record where none is given.
        standard: The standard, where it is not a shipped one.

    Raises:
        UnknownNameError: If there is neither *obj* nor a snapshot, or no such standard.
    """
    subject = _kept_subject(kept) if obj is None else obj
    book = find_standard(standard or kept.standard, Subject(kept.kind))
    again = assess_exit(
        subject,
        on=kept.on,
        standard=book,
        region=kept.region or None,
        extrapolate=kept.extrapolate,
    )
    changes = [
        *_differs("输入数据", kept.inputs, fingerprint(subject)),
        *_differs("标准内容", kept.standard_version, version_of(book)),
        *_differs("程序版本", kept.library, VERSION),
        *_numbers(kept.parameters, again.used),
        *_differs("结论", kept.verdict, again.verdict.value),
        *_differs("未达标项", "、".join(kept.failed), "、".join(again.failed)),
        *_differs("无法判定项", "、".join(kept.undetermined), "、".join(again.undetermined)),
    ]
    same = (kept.verdict, kept.failed, kept.undetermined) == (
        again.verdict.value,
        again.failed,
        again.undetermined,
    )
    return Replay(same=same, changes=tuple(changes), assessment=again)


def _kept_subject(kept: DecisionRecord) -> Household | Village | County:
    if kept.snapshot is None:
        raise UnknownNameError("snapshot", kept.kind)
    found: Household | Village | County = structure(kept.snapshot, _KINDS[kept.kind])
    return found


def fingerprint(obj: Any) -> str:
    """SHA-256 of an object as canonical JSON; the same for equal objects."""
    text = json.dumps(unstructure(obj), ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()


def version_of(standard: Standard) -> str:
    """Fingerprint of what a standard says: ids, rules in words, the facts they name."""
    said = [
        (r.id, sentence(r.test), sentence(r.test, "en"), [f.name for f in names(r.test).facts])
        for r in standard.rules
    ]
    text = json.dumps([standard.id, said], ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _differs(what: str, before: str, after: str) -> list[str]:
    return [] if before == after else [f"{what}：原为{before or '无'}，现为{after or '无'}"]


def _numbers(before: tuple[Used, ...], after: tuple[Used, ...]) -> list[str]:
    now = {used.name: used for used in after}
    found = []
    for used in before:
        other = now.pop(used.name, None)
        if other is None:
            found.append(f"参数{used.zh}不再使用")
        elif other.value != used.value:
            found.append(f"参数{used.zh}：原为{used.said()}，现为{other.said()}")
    return [*found, *(f"新增参数{used.said()}" for used in now.values())]
