"""The words the command understands."""

from __future__ import annotations

import argparse
import re

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, NoReturn

from fupin.cli import parser_batch, parser_registry, parser_scale
from fupin.cli.arguments import count, day, lang, options_of, region
from fupin.cli.wide import Formatter


_STATUS: Final = "退出码：0 完成；1 数据有错误；2 用法不对；3 输入不能读取。"
_FAULTS: Final = (
    (r"the following arguments are required: (.*)", r"缺少必需的参数：\1"),
    (r"argument (\S+): invalid choice: (.*?) \(choose from (.*)\)", r"\1：没有 \2，可用：\3"),
    (r"argument (\S+): expected .*", r"\1：后面应有值"),
    (r"unrecognized arguments: (.*)", r"不认识的参数：\1"),
    (r"argument (\S+): (.*)", r"\1：\2"),
)


class Parser(argparse.ArgumentParser):
    """Says what is wrong in Chinese."""

    def error(self, message: str) -> NoReturn:
        """Tell *message* and leave with status 2."""
        for pattern, said in _FAULTS:
            message = re.sub(pattern, said, message)
        self.exit(2, f"{self.format_usage()}用法不对：{message}\n")


def build(version: str) -> Parser:
    """The parser of the whole command."""
    parser: Parser = _parser(
        Parser, prog="fupin", description="精准扶贫退出测算：读台账，判户、村、县。"
    )
    options = options_of(parser)
    options.add_argument(
        "--version", action="version", version=f"fupin {version}", help="显示版本"
    )
    parser.epilog = _STATUS
    commands = parser.add_subparsers(
        title="命令", dest="command", metavar="COMMAND", required=True, parser_class=Parser
    )
    _demo(_command(commands, "demo", "虚构一个县，写成台账，读回、测算并出结果"))
    _assess(_command(commands, "assess", "测算台账中的户、村和县，结果写入文件夹"))
    _explain(_command(commands, "explain", "说明一户的测算结论和依据"))
    listing = _command(commands, "standards", "列出退出标准和分类口径")
    _standards(listing)
    parser_registry.check(_command(commands, "check", "检查台账，给每个村一份疑点清单"))
    parser_registry.corrections(
        _command(commands, "corrections", "读回填好的疑点清单，说明解决了多少")
    )
    parser_registry.template(
        _command(commands, "template", "写出空白表，供填报：表头、提示、下拉列表和录入检查")
    )
    parser_batch.batch(
        _command(commands, "batch", "逐部分测算文件夹中的户表（一省、全国），可中断，可接着做")
    )
    parser_scale.selfcheck(
        _command(commands, "selfcheck", "让各引擎判定同样的虚构数据，逐条规则比较是否一致")
    )
    _conformance(_command(commands, "conformance", "用标准算例检查另一个实现"))
    return parser


def _parser(kind: Callable[..., Any], **words: Any) -> Any:
    return kind(formatter_class=Formatter, add_help=False, allow_abbrev=False, **words)


def _command(commands: Any, name: str, said: str) -> Any:
    return _parser(commands.add_parser, name=name, help=said, description=said, epilog=_STATUS)


def _demo(parser: Any) -> None:
    options = options_of(parser)
    options.add_argument(
        "--out",
        metavar="DIR",
        type=Path,
        default=Path("fupin-demo"),
        help="结果文件夹，默认 fupin-demo",
    )
    options.add_argument("--seed", metavar="N", type=count, default=1, help="随机种子，默认 1")
    for name, said in (
        ("households", "户数，默认 33500"),
        ("persons", "人数，默认按户数折算（33500 户为 111000 人）"),
        ("villages", "村数，默认至多 117"),
        ("poor-villages", "贫困村数，默认按村数折算（117 村为 73）"),
        ("townships", "乡镇数，默认至多 15"),
    ):
        options.add_argument(f"--{name}", metavar="N", type=count, help=said)
    lang(options)


def _assess(parser: Any) -> None:
    places = parser.add_argument_group("参数")
    places.add_argument(
        "ledgers", metavar="LEDGER", nargs="+", type=Path, help="台账（.xlsx 或 .csv），可多个"
    )
    options = options_of(parser)
    _inputs(options)
    options.add_argument(
        "--region",
        metavar="CODE",
        type=region,
        required=True,
        help="六位行政区划代码，只用来选参数（如退出标准的2%%、3%%）",
    )
    options.add_argument(
        "--out", metavar="DIR", type=Path, required=True, help="结果文件夹；原有的其他文件保留"
    )
    options.add_argument(
        "--villages",
        metavar="FILE",
        type=Path,
        action="append",
        default=[],
        help="村级导出，可重复",
    )
    options.add_argument("--county", metavar="NAME", help="县名，默认取台账中的县")
    options.add_argument(
        "--reveal",
        action="store_true",
        help="在 result.xlsx 清单中写出户主姓名和证件号码，户编号不遮盖",
    )
    lang(options)


def _explain(parser: Any) -> None:
    places = parser.add_argument_group("参数")
    places.add_argument("ledger", metavar="LEDGER", type=Path, help="台账（.xlsx 或 .csv）")
    places.add_argument("household", metavar="HOUSEHOLD", help="户编号")
    options = options_of(parser)
    _inputs(options)
    options.add_argument("--region", metavar="CODE", type=region, help="六位行政区划代码")
    lang(options)


def _standards(parser: Any) -> None:
    options = options_of(parser)
    _overlay(options)
    options.add_argument(
        "--differences", action="store_true", help="写出叠加文件中的标准与所依据标准的不同"
    )
    options.add_argument(
        "--audit", action="store_true", help="连同每个数值，逐项列出出处和核实程度"
    )
    options.add_argument("--json", action="store_true", help="以 JSON 列出")
    lang(options)


def _conformance(parser: Any) -> None:
    places = parser.add_argument_group("参数")
    places.add_argument(
        "implementation",
        metavar="-- PROGRAM",
        nargs="*",
        help="被检查的命令及其参数：从标准输入逐行读算例，向标准输出逐行写答案（JSON，UTF-8）",
    )
    options = options_of(parser)
    options.add_argument(
        "--standard",
        metavar="ID",
        action="append",
        default=[],
        help="只用这个标准或分类口径的算例，可重复；默认全部",
    )
    options.add_argument(
        "--timeout",
        metavar="SECONDS",
        type=count,
        default=120,
        help="答完的时限，默认 120 秒",
    )
    options.add_argument(
        "--most", metavar="N", type=count, default=20, help="最多列出几例不符的，默认 20"
    )
    options.add_argument("--coverage", action="store_true", help="逐条规则列出算例数")
    options.add_argument("--print", action="store_true", help="不检查，只印出算例文件")
    lang(options)


def _overlay(options: Any) -> None:
    options.add_argument(
        "--overlay",
        metavar="FILE",
        type=Path,
        action="append",
        default=[],
        help="地方叠加文件（.toml），可重复",
    )


def _inputs(options: Any) -> None:
    options.add_argument(
        "--on", metavar="DATE", type=day, required=True, help="评估日期，形如 2018-12-31"
    )
    options.add_argument(
        "--verification",
        metavar="FILE",
        type=Path,
        action="append",
        default=[],
        help="户或村的退出核查表，可重复",
    )
    options.add_argument(
        "--standard",
        metavar="ID",
        default="cn/household/2016",
        help="户标准，默认 cn/household/2016；见 fupin standards",
    )
    options.add_argument(
        "--scheme",
        metavar="ID",
        default="cn/five-batches/2015",
        help="分类口径，默认 cn/five-batches/2015",
    )
    _overlay(options)
    options.add_argument(
        "--extrapolate",
        action="store_true",
        help="评估日期不在标准或参数有效期内时用最近的值，结果中注明",
    )
