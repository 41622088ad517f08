"""The words of `fupin selfcheck`."""

from __future__ import annotations

import argparse

from typing import Any, Final

from fupin.cli.arguments import count, lang, options_of


_ENGINES: Final = ("object", "polars", "duckdb", "spark")


def selfcheck(parser: Any) -> None:
    """``fupin selfcheck``."""
    options = options_of(parser)
    options.add_argument(
        "--equality",
        action="store_true",
        help="比较各引擎对全部规则的判定（目前唯一的一项，可省略）",
    )
    options.add_argument(
        "--households",
        metavar="N",
        type=count,
        default=20_000,
        help="虚构的户数，默认 20000；村、县为其十分之一",
    )
    options.add_argument(
        "--objects",
        metavar="N",
        type=count,
        help="每组规则另比多少个真实对象，默认为户数的百分之一（至少 100）",
    )
    options.add_argument("--seed", metavar="N", type=count, default=1, help="随机种子，默认 1")
    options.add_argument(
        "--engines",
        metavar="NAME,…",
        type=engines,
        default=(),
        help="比较哪些引擎，以逗号分隔：object,polars,duckdb,spark；默认为已安装的",
    )
    lang(options)


def engines(text: str) -> tuple[str, ...]:
    """Names of engines, each once."""
    names = tuple(dict.fromkeys(name.strip() for name in text.replace("，", ",").split(",")))
    for name in names:
        if name not in _ENGINES:
            raise argparse.ArgumentTypeError(f"没有引擎 {name!r}，可用：{'、'.join(_ENGINES)}")
    return names
