"""The words of `fupin batch`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from fupin.cli.arguments import count, day, lang, options_of, region


def batch(parser: Any) -> None:
    """A folder of tables, and how to judge it."""
    places = parser.add_argument_group("参数")
    places.add_argument(
        "folder",
        metavar="DIR",
        type=Path,
        help="households*.parquet 和 members*.parquet 所在处，可按 region=代码 分子文件夹",
    )
    options = options_of(parser)
    options.add_argument(
        "--on", metavar="DATE", type=day, required=True, help="评估日期，形如 2018-12-31"
    )
    options.add_argument(
        "--standard",
        metavar="ID",
        default="cn/household/2016",
        help="户标准，默认 cn/household/2016；见 fupin standards",
    )
    options.add_argument(
        "--out",
        metavar="DIR",
        type=Path,
        required=True,
        help="结果文件夹；中断后用同一命令接着做，已完成的部分不重做",
    )
    _how(options)
    lang(options)


def _how(options: Any) -> None:
    options.add_argument(
        "--region",
        metavar="CODE",
        type=region,
        help="六位行政区划代码，只用来选参数；默认用各部分自己的代码",
    )
    options.add_argument(
        "--engine",
        choices=("polars", "duckdb", "spark"),
        default="polars",
        help="计算引擎，默认 polars；结果相同",
    )
    options.add_argument(
        "--at-most",
        metavar="N",
        type=count,
        default=250_000,
        help="每部分至多多少户（决定所用内存），默认 250000",
    )
    options.add_argument("--reasons", action="store_true", help="写出起决定作用的规则")
    options.add_argument(
        "--overlay",
        metavar="FILE",
        type=Path,
        action="append",
        default=[],
        help="地方叠加文件（.toml），可重复",
    )
    options.add_argument(
        "--extrapolate",
        action="store_true",
        help="评估日期不在标准或参数有效期内时用最近的值",
    )
