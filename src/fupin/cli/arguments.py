"""What arguments of several commands have in common: days, regions, counts, language."""

from __future__ import annotations

import argparse
import re

from datetime import date
from typing import Any, Final

from fupin.errors import InvalidValueError
from fupin.values import RegionCode


_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_SIX: Final = 6  # digits of a county; parameters go no deeper


def options_of(parser: Any) -> Any:
    """The group of options, with help in it."""
    options = parser.add_argument_group("选项")
    options.add_argument("-h", "--help", action="help", help="显示帮助")
    return options


def lang(options: Any) -> None:
    """Add the language of the terminal."""
    options.add_argument(
        "--lang", choices=("zh", "en"), default="zh", help="终端所用语言，默认 zh"
    )


def day(text: str) -> date:
    """A day as it is typed."""
    try:
        if _DAY.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise argparse.ArgumentTypeError("应为日期，形如 2018-12-31")


def region(text: str) -> str:
    """Six digits of a region."""
    try:
        return str.__str__(RegionCode.read(text))[:_SIX]
    except InvalidValueError:
        raise argparse.ArgumentTypeError("应为六位行政区划代码，如 420324") from None


def count(text: str) -> int:
    """A whole number."""
    if re.fullmatch(r"[0-9]{1,9}", text):
        return int(text)
    raise argparse.ArgumentTypeError("应为不带符号的整数")
