"""Text in columns, where a Chinese character is as wide as two Latin letters."""

from __future__ import annotations

import argparse
import re
import unicodedata

from typing import Final


_WORDS: Final = re.compile(r"[!-~]+|\s+|.", re.DOTALL)
_NOT_FIRST: Final = frozenset("，。；：、）》”？！")


def width(text: str) -> int:
    """Columns a terminal needs for *text*.

    >>> width("县 county")
    9
    """
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def pad(text: str, to: int) -> str:
    """*text* with blanks up to *to* columns."""
    return text + " " * max(0, to - width(text))


def wrap(text: str, to: int) -> list[str]:
    """Lines of at most *to* columns: Latin words stay whole, Chinese breaks anywhere.

    >>> wrap("评估日期，形如 2018-12-31", 14)
    ['评估日期，形如', '2018-12-31']
    """
    lines = [""]
    for word in _WORDS.findall(" ".join(text.split())):
        fits = width(lines[-1]) + width(word) <= to
        if fits or not lines[-1] or word in _NOT_FIRST:
            lines[-1] += word
        else:
            lines.append(word)
        if lines[-1].isspace():
            lines[-1] = ""
    return [line.rstrip() for line in lines if line.strip()] or [""]


class Formatter(argparse.HelpFormatter):
    """Lays out help in Chinese."""

    def _split_lines(self, text: str, width: int) -> list[str]:
        return wrap(text, width)

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        return "\n".join(
            indent + line for part in text.splitlines() for line in wrap(part, width)
        )

    def add_usage(self, usage, actions, groups, prefix=None):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN201, D102
        super().add_usage(usage, actions, groups, "用法：" if prefix is None else prefix)
