"""The index of the checks: by scope, and by the numbers they have in the lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from fupin_checks import GRADES, LISTS, by_scope, grades, listed

from fupin import policy
from fupin.standards.checks import pack


_LEFT_OUT: Final = "不检查"


def check_index() -> str:
    """The page, as Markdown: its tables link to the page of each check."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    book = pack("registry")
    yield "# 检查 · Checks"
    yield ""
    yield (
        f"规则包 `{book.id}`：{book.title}，{len(book)} 条（{grades(book)}）。每条一页；"
        "先按范围，再按各清单的编号。检查是什么，见"
        "{doc}`../../../explanation/checks`。"
    )
    yield (
        f"*The pack `{book.id}`: {len(book)} checks, a page each; by scope, then by the "
        "numbers of the lists.*"
    )
    for scope, ours in by_scope():
        yield f"\n## 范围：{scope.zh} · {scope.value}\n\n{grades(ours)}。\n"
        yield from _table(
            ("检查 check", "编号 id", "程度 severity", "清单编号 aliases"),
            (
                (
                    f"[{check.title}]({check.id}.md)",
                    f"`{check.id}`",
                    GRADES[check.severity],
                    "、".join(check.aliases) or "—",
                )
                for check in ours
            ),
        )
    for prefix, document in LISTS.items():
        about = policy.document(document)
        yield f"\n## 清单编号：{about.title} · {about.en}\n"
        yield from _table(("清单编号 number", "检查 checks"), _numbers(prefix))


def _numbers(prefix: str) -> Iterator[tuple[str, str]]:
    for number, ids, reason in listed(prefix):
        found = "、".join(f"[{name}]({name}.md)" for name in ids)
        if reason is not None:
            found = "；".join(
                p for p in (found, f"{_LEFT_OUT}：{reason[0]} *{reason[1]}*") if p
            )
        yield number, found


def _table(header: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    yield f"| {' | '.join(header)} |"
    yield f"|{'---|' * len(header)}"
    for row in rows:
        yield f"| {' | '.join(row)} |"
