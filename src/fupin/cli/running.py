"""From files to results: what `demo` and `assess` have in common."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import attrs

from fupin.assessment.survey import survey
from fupin.cli.faults import UNREADABLE, WRONG_USAGE, StopError, refused
from fupin.cli.progress import Progress
from fupin.errors import FupinError, Problem, Severity
from fupin.ledger import Book, Layout, join, load_layout, of_file, read_ledger
from fupin.model import Household, Verdict
from fupin.report import Result, write_results
from fupin.report.tables import rate_and_cap
from fupin.standards import Scheme, Standard
from fupin.values.version import VERSION


@attrs.frozen(kw_only=True)
class Asked:
    """How to assess what was read."""

    on: date
    standard: str | Standard = "cn/household/2016"
    scheme: str | Scheme = "cn/five-batches/2015"
    region: str = ""
    county: str | None = None
    extrapolate: bool = False
    reveal: bool = False
    invented: bool = False
    lang: str = "zh"

    def said(self, zh: str, en: str) -> str:
        """The words in the language asked for."""
        return en if self.lang == "en" else zh


def check(asked: Asked) -> None:
    """Refuse what can't be assessed before anything is read.

    Raises:
        FupinError: As `survey` does.
    """
    survey(
        (),
        on=asked.on,
        standard=asked.standard,
        region=asked.region,
        scheme=asked.scheme,
        extrapolate=asked.extrapolate,
    )


def read(
    paths: Iterable[Path], progress: Progress, asked: Asked, *, layouts: Iterable[Path] = ()
) -> Book:
    """One book of all files.

    Args:
        paths: The files.
        progress: Where to tell how far it is.
        asked: In which language.
        layouts: TOML files of the user's own layouts, tried beside the shipped ones.

    Raises:
        StopError: If a file is not there or can't be opened.
        LedgerError: If a file is no ledger.
    """
    books = []
    own = [_layout(path) for path in layouts]
    for path in paths:
        with progress.step(asked.said(f"读取 {path.name}", f"read {path.name}")) as advance:
            try:
                book = read_ledger(path, layouts=own, progress=advance)
                books.append(of_file(book, path.name))
            except OSError as error:
                raise unreadable(path, error) from None
    return join(*books)


def unreadable(path: Path, error: OSError) -> StopError:
    """What to say of a file the system does not give."""
    if isinstance(error, FileNotFoundError):
        return StopError(UNREADABLE, f"找不到文件 {path}", f"no such file: {path}")
    return StopError(
        UNREADABLE,
        f"不能打开文件 {path}（{refused(error, 'zh')}）",
        f"can't open {path} ({refused(error, 'en')})",
    )


def _layout(path: Path) -> Layout:
    """A layout of the user's own.

    Raises:
        StopError: If the file can't be opened, or is no layout.
        FupinError: If it names what there is not.
    """
    try:
        return load_layout(path.read_text("utf-8"))
    except OSError as error:
        raise unreadable(path, error) from None
    except FupinError:
        raise
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        # Whatever is wrong with a file a user wrote is his to know, and no traceback.
        raise StopError(
            WRONG_USAGE, f"{path} 不是版式：{error}", f"{path} is no layout: {error}"
        ) from None


def assess(book: Book, paths: Iterable[Path], progress: Progress, asked: Asked) -> Result:
    """Judge all that *book* holds.

    Raises:
        StopError: If it holds no household.
    """
    if not book.households:
        raise StopError(
            UNREADABLE, "台账中没有户，不能测算", "there is no household in the ledgers"
        )
    name, problems = _county(book.households, asked)
    total = len(book.households)
    with progress.step(
        asked.said(f"测算 {total} 户", f"assess {total} households")
    ) as advance:
        found = survey(
            book.households,
            book.villages,
            on=asked.on,
            standard=asked.standard,
            region=asked.region,
            scheme=asked.scheme,
            county_name=name,
            extrapolate=asked.extrapolate,
            progress=lambda done: advance(done, total),
        )
    return Result(
        survey=found,
        register=book.households,
        problems=(*book.problems, *problems, *found.problems),
        files=tuple(path.name for path in paths),
        invented=asked.invented,
        library=VERSION,
    )


def write(folder: Path, result: Result, progress: Progress, asked: Asked) -> None:
    """Write every output into *folder*."""
    with progress.step(asked.said("写出结果", "write the results")):
        write_results(folder, result, reveal=asked.reveal)


def tell(result: Result, out: Path, asked: Asked) -> None:
    """Print what came out, in a few lines."""
    found = result.survey
    counts = {v: found.verdicts[v] for v in Verdict}
    kind = asked.said("户", "households")
    print(f"{kind}：{_counted(counts, asked)}")
    for name, by_verdict in result.villages_by_attribute.items():
        print(f"{name}：{_counted(by_verdict, asked)}")
    own = found.county_assessment
    rate, cap = rate_and_cap(own)
    verdict = asked.said(own.verdict.zh, own.verdict.value)
    tail = (
        ""
        if rate is None
        else asked.said(
            f"（贫困发生率至多{rate}，须低于{cap}）", f" (incidence at most {rate}, cap {cap})"
        )
    )
    print(f"{found.county.name}：{verdict}{tail}")
    errors, warnings, notices = (result.severities[s] for s in Severity)
    print(
        asked.said(
            f"数据问题：错误 {errors}，警告 {warnings}，提示 {notices}",
            f"problems: {errors} errors, {warnings} warnings, {notices} notices",
        )
    )
    print(asked.said(f"结果在 {out}", f"results in {out}"))


def _counted(counts: dict[Verdict, int], asked: Asked) -> str:
    parts = [f"{asked.said(v.zh, v.value)} {counts[v]:,}" for v in Verdict]
    return asked.said("，", ", ").join(parts)


def _county(households: Iterable[Household], asked: Asked) -> tuple[str, tuple[Problem, ...]]:
    """Name of the county, and a warning if the ledgers have several."""
    names = dict.fromkeys(h.place.county for h in households if h.place and h.place.county)
    name = asked.county or "、".join(names) or asked.region
    if len(names) < 2:  # noqa: PLR2004  # one county, or none recorded
        return name, ()
    warning = Problem(
        code="survey.several-counties",
        message=f"台账中有{len(names)}个县，县的结论按合计测算",
        message_en=f"the ledgers have {len(names)} counties; they are assessed as one",
        expected="一次测算一个县",
        expected_en="one county at a time",
        severity=Severity.WARNING,
    )
    return name, (warning,)
