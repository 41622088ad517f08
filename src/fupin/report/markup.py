"""Pieces of a page: escaped text in two languages, tables, bars drawn as SVG."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from typing import Final, TypeAlias

import attrs

from fupin.model import Verdict


SHADES: Final = {Verdict.PASS: "pass", Verdict.FAIL: "fail", Verdict.UNDETERMINED: "open"}
"""Class of a verdict in the style sheet."""

Content: TypeAlias = "str | int | Raw | None"

_LABEL: Final = 330
_WIDTH: Final = 1000
_NUMBERS: Final = 190
_ROW: Final = 40
_BAR: Final = 16


@attrs.frozen
class Raw:
    """Text that is markup already."""

    html: str


def both(zh: str, en: str) -> str:
    """Chinese with English beside."""
    return f'{escape(zh)} <span lang="en">{escape(en)}</span>'


def section(zh: str, en: str, *parts: str) -> str:
    """A part of the page under a heading."""
    return f"<section><h2>{both(zh, en)}</h2>{''.join(parts)}</section>"


def note(zh: str, en: str = "") -> str:
    """A remark in small print."""
    return f'<p class="note">{both(zh, en) if en else escape(zh)}</p>'


def verdict_mark(verdict: Verdict) -> Raw:
    """A verdict in its colour."""
    return Raw(f'<span class="verdict {SHADES[verdict]}">{escape(verdict.zh)}</span>')


def number(value: int) -> str:
    """A count with its thousands apart.

    >>> number(111000)
    '111,000'
    """
    return f"{value:,}"


def share(part: int, whole: int) -> str:
    """A share in percent, to one tenth; empty where there is no whole.

    >>> share(1, 3), share(0, 0)
    ('33.3%', '')
    """
    return f"{part * 100 / whole:.1f}%" if whole else ""


def grid(headers: Sequence[tuple[str, str]], rows: Iterable[Sequence[Content]]) -> str:
    """A table; whole numbers stand right."""
    listed = list(rows)
    numeric = {at for row in listed for at, cell in enumerate(row) if isinstance(cell, int)}
    head = "".join(
        f"<th{_class(at in numeric)}>{both(zh, en)}</th>"
        for at, (zh, en) in enumerate(headers)
    )
    body = "".join(
        f"<tr>{''.join(_cell(cell, right=at in numeric) for at, cell in enumerate(row))}</tr>"
        for row in listed
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _class(right: bool) -> str:
    return ' class="n"' if right else ""


def _cell(cell: Content, *, right: bool) -> str:
    if isinstance(cell, Raw):
        said = cell.html
    elif isinstance(cell, int):
        said = number(cell)
    else:
        said = escape(cell or "—")
    return f"<td{_class(right)}>{said}</td>"


@attrs.frozen(kw_only=True)
class Bar:
    """One line of a chart: a label, and lengths laid end to end."""

    zh: str
    en: str
    parts: tuple[tuple[int, str], ...]
    """Value and class of the style sheet."""

    said: str
    """What stands at the end of the line."""


def bars(lines: Sequence[Bar], full: int, title: str) -> str:
    """Horizontal bars as inline SVG; *full* is as long as the chart is wide."""
    room = _WIDTH - _LABEL - _NUMBERS
    height = max(1, len(lines)) * _ROW
    opened = f'<svg viewBox="0 0 {_WIDTH} {height}" role="img" aria-label="{escape(title)}">'
    drawn = [opened, f"<title>{escape(title)}</title>"]
    for at, line in enumerate(lines):
        top = at * _ROW
        drawn.append(
            f'<text x="0" y="{top + 16}">{escape(line.zh)}</text>'
            f'<text class="en" x="0" y="{top + 31}">{escape(line.en)}</text>'
            f'<rect class="track" x="{_LABEL}" y="{top + 8}" width="{room}"'
            f' height="{_BAR}" rx="2"/>'
        )
        start = float(_LABEL)
        for value, shade in line.parts:
            width = room * value / full if full else 0
            if width > 0:
                drawn.append(
                    f'<rect class="{shade}-bar" x="{start:.2f}" y="{top + 8}"'
                    f' width="{width:.2f}" height="{_BAR}"/>'
                )
            start += width
        drawn.append(
            f'<text x="{_WIDTH - _NUMBERS + 10}" y="{top + 21}">{escape(line.said)}</text>'
        )
    return "".join([*drawn, "</svg>"])


def key(*entries: tuple[str, str, str]) -> str:
    """What the colours mean: class, Chinese, English."""
    marks = "".join(
        f'<span><i style="background:var(--{shade})"></i>{both(zh, en)}</span>'
        for shade, zh, en in entries
    )
    return f'<p class="key">{marks}</p>'
