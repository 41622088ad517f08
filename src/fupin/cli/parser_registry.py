"""The words of the commands over the register: check, corrections, template."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from fupin.cli.arguments import count, day, lang, options_of, region


def check(parser: Any) -> None:
    """``fupin check``."""
    options = _checked(parser)
    options.add_argument(
        "--out",
        metavar="DIR",
        type=Path,
        required=True,
        help="结果文件夹；其中原有的 worklist-*.xlsx 被替换",
    )
    options.add_argument("--due", metavar="DATE", type=day, help="整改期限")
    options.add_argument(
        "--reveal",
        action="store_true",
        help="写出姓名和证件号码，编号不遮盖，并写出未采用的单元格",
    )
    options.add_argument("--force", action="store_true", help="填过的清单也替换")
    lang(options)


def corrections(parser: Any) -> None:
    """``fupin corrections``."""
    options = _checked(parser)
    options.add_argument(
        "--worklist",
        metavar="FILE",
        type=Path,
        action="append",
        required=True,
        help="填好的疑点清单，可重复",
    )
    lang(options)


def _checked(parser: Any) -> Any:
    places = parser.add_argument_group("参数")
    places.add_argument(
        "ledgers",
        metavar="LEDGER",
        nargs="+",
        type=Path,
        help="台账（.xlsx、.xls 或 .csv），可多个：户、成员、村、务工月监测",
    )
    options = options_of(parser)
    options.add_argument(
        "--on", metavar="DATE", type=day, required=True, help="检查日期，形如 2024-01-31"
    )
    options.add_argument(
        "--pack", metavar="ID", default="registry", help="规则包，默认 registry"
    )
    options.add_argument("--region", metavar="CODE", type=region, help="六位行政区划代码")
    options.add_argument(
        "--layout",
        metavar="FILE",
        type=Path,
        action="append",
        default=[],
        help="自己的版式文件（.toml），可重复",
    )
    options.add_argument(
        "--earlier",
        metavar="FILE",
        type=Path,
        action="append",
        default=[],
        help="上一年的同一台账，可重复，由近及远",
    )
    options.add_argument(
        "--extrapolate",
        action="store_true",
        help="检查日期没有取值的参数用最近的值；否则有关规则不检查",
    )
    return options


def template(parser: Any) -> None:
    """``fupin template``."""
    places = parser.add_argument_group("参数")
    places.add_argument(
        "kind",
        metavar="KIND",
        help="member、household、village、monitor、verification、village-verification，"
        "或版式的编号，或自己的版式文件（.toml）",
    )
    options = options_of(parser)
    options.add_argument(
        "--out", metavar="FILE", type=Path, help="写出的 .xlsx，默认 template-编号.xlsx"
    )
    options.add_argument(
        "--rows", metavar="N", type=count, default=5000, help="录入检查的行数，默认 5000"
    )
    options.add_argument("--force", action="store_true", help="覆盖已有的文件")
    lang(options)
