"""Golden cases put to another implementation, and its answers read with suspicion."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, TypeAlias

import attrs

from fupin.conformance.case import Answer, Case, compact
from fupin.conformance.files import cases as every_case
from fupin.conformance.outcome import CaseResult, Fault, Report, Trouble


Implementation: TypeAlias = Callable[[Mapping[str, Any]], Mapping[str, Any]] | Sequence[str]
"""A function from a case to its answer, or a command with its arguments."""

TIMEOUT: Final = 120.0
_GRACE: Final = 5.0
_SHOWN: Final = 120


def run(
    implementation: Implementation,
    cases: Iterable[Case] | None = None,
    *,
    timeout: float = TIMEOUT,
) -> Report:
    """Put golden cases to an implementation and compare its answers.

    Args:
        implementation: A function, called once a case; or a command that reads one case
            a line and writes one answer a line, in any order, as JSON in UTF-8.
        cases: The cases; by default all that are shipped.
        timeout: Seconds a command may take for all of them together.

    Returns:
        What was right, wrong and missing, and what else went wrong.
    """
    asked = tuple(every_case() if cases is None else cases)
    if callable(implementation):
        return _of_function(implementation, asked)
    return _of_command(tuple(implementation), asked, timeout)


def _of_function(
    implementation: Callable[[Mapping[str, Any]], Mapping[str, Any]], asked: tuple[Case, ...]
) -> Report:
    results, faults = [], []
    for case in asked:
        answer = None
        try:
            answer = _shaped(implementation(case.request()))
        except _WrongShapeError as wrong:
            faults.append(_garbled(0, wrong, case.id))
        except Exception as error:  # noqa: BLE001  # the report tells what theirs raised
            faults.append(
                Fault(
                    trouble=Trouble.CRASHED,
                    zh=f"{case.id}：抛出{type(error).__name__}",
                    en=f"{case.id}: raised {type(error).__name__}",
                )
            )
        results.append(CaseResult(case=case, answer=answer))
    return Report(results=tuple(results), faults=tuple(faults))


def _of_command(argv: tuple[str, ...], asked: tuple[Case, ...], timeout: float) -> Report:
    said = "".join(compact(case.request()) + "\n" for case in asked).encode()
    output, faults = _spoken(argv, said, timeout)
    answers, more = _read(output, {case.id for case in asked})
    results = (CaseResult(case=case, answer=answers.get(case.id)) for case in asked)
    return Report(results=tuple(results), faults=(*faults, *more))


def _spoken(argv: tuple[str, ...], said: bytes, timeout: float) -> tuple[bytes, list[Fault]]:
    """What the command writes, and what went wrong with it."""
    pipe = subprocess.PIPE
    try:
        process = subprocess.Popen(  # noqa: S603  # the caller's own command, no shell
            argv, stdin=pipe, stdout=pipe, stderr=pipe, start_new_session=True
        )
    except (OSError, ValueError, IndexError) as error:
        told = getattr(error, "strerror", None) or str(error) or "no command"
        zh, en = f"命令不能启动：{told}", f"the command can't be started: {told}"
        return b"", [Fault(trouble=Trouble.NOT_STARTED, zh=zh, en=en)]
    try:
        output, complaint = process.communicate(said, timeout)
    except subprocess.TimeoutExpired:
        zh, en = f"{timeout:g}秒内没有答完", f"not done within {timeout:g} seconds"
        return _stopped(process), [Fault(trouble=Trouble.TIMED_OUT, zh=zh, en=en)]
    if process.returncode == 0:
        return output, []
    last = _last_line(complaint)
    zh, en = f"退出码{process.returncode}{last}", f"exit status {process.returncode}{last}"
    return output, [Fault(trouble=Trouble.CRASHED, zh=zh, en=en)]


def _stopped(process: subprocess.Popen[bytes]) -> bytes:
    """End the command with all it started; what it had written by then."""
    with contextlib.suppress(OSError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    try:
        return process.communicate(timeout=_GRACE)[0]
    except subprocess.TimeoutExpired:
        return b""


def _last_line(complaint: bytes) -> str:
    lines = complaint.decode("utf-8", "replace").split("\n")
    spoken = [line.strip() for line in lines if line.strip()]
    return f": {_short(spoken[-1])}" if spoken else ""


def _read(output: bytes, known: set[str]) -> tuple[dict[str, Answer], list[Fault]]:
    """The answers by case, and every line that is none."""
    answers: dict[str, Answer] = {}
    faults = []
    for number, line in _lines(output):
        try:
            name, answer = _answer(line)
        except _WrongShapeError as wrong:
            faults.append(_garbled(number, wrong, _short(line)))
            continue
        if name not in known:
            zh, en = (
                f"没有问过这一例：{_short(name)}",
                f"no such case was asked: {_short(name)}",
            )
            faults.append(Fault(trouble=Trouble.EXTRA, zh=zh, en=en, line=number))
        elif name in answers:
            zh, en = f"{name} 答了不止一次，以第一次为准", f"{name} again; the first counts"
            faults.append(Fault(trouble=Trouble.TWICE, zh=zh, en=en, line=number))
        else:
            answers[name] = answer
    return answers, faults


def _lines(output: bytes) -> Iterator[tuple[int, str]]:
    text = output.decode("utf-8", "replace").removeprefix("\ufeff")
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            yield number, line.strip()


@attrs.frozen
class _WrongShapeError(Exception):
    """Something is no answer."""

    zh: str
    en: str


def _answer(line: str) -> tuple[str, Answer]:
    try:
        found = json.loads(line)
    except ValueError:
        raise _WrongShapeError("不是 JSON", "not JSON") from None
    answer = _shaped(found)
    name = found.get("case")
    if not isinstance(name, str):
        raise _WrongShapeError("没有 case", "no case")
    return name, answer


def _shaped(found: Any) -> Answer:
    if not isinstance(found, Mapping):
        raise _WrongShapeError("不是对象", "no object")
    for name in ("failed", "undetermined"):
        ids = found.get(name)
        if not isinstance(ids, list | tuple) or not all(isinstance(i, str) for i in ids):
            raise _WrongShapeError(f"{name} 应为编号的列表", f"{name} must be a list of ids")
    try:
        return Answer.read({"verdict": None, **found})
    except ValueError:
        zh = "verdict 应为 PASS、FAIL、UNDETERMINED 或 null"
        en = "verdict must be PASS, FAIL, UNDETERMINED or null"
        raise _WrongShapeError(zh, en) from None


def _garbled(number: int, wrong: _WrongShapeError, shown: str) -> Fault:
    return Fault(
        trouble=Trouble.GARBLED,
        zh=f"{wrong.zh}：{shown}",
        en=f"{wrong.en}: {shown}",
        line=number,
    )


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"
