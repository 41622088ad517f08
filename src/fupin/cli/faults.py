"""What stops the command, in the words of its user, and the status it leaves with."""

from __future__ import annotations

import errno
import re

from typing import Final

from fupin.errors import (
    FupinError,
    InvalidDataError,
    InvalidValueError,
    MissingExtraError,
    ParameterNotInForceError,
    RegionNeededError,
    RuleDefinitionError,
    UnknownNameError,
)
from fupin.policy import parameters


DONE: Final = 0
FINDINGS: Final = 1
WRONG_USAGE: Final = 2
UNREADABLE: Final = 3
INTERRUPTED: Final = 130  # as shells have it

_LISTED: Final = 20
_ISO_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_KINDS: Final = {"standard": "标准", "scheme": "分类口径", "layout": "版式", "pack": "规则包"}

_SYSTEM: Final = {
    errno.ENOTDIR: "不是文件夹",
    errno.EISDIR: "是文件夹，不是文件",
    errno.ENOENT: "不存在",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EROFS: "磁盘只读",
    errno.ENOSPC: "磁盘已满",
}


class StopError(Exception):
    """The command can't go on; the message is for its user."""

    def __init__(self, status: int, zh: str, en: str) -> None:
        self.status, self.zh, self.en = status, zh, en
        super().__init__(en)


def told(error: FupinError, lang: str) -> tuple[str, int]:
    """What to say of *error*, and the status to leave with."""
    status = UNREADABLE if isinstance(error, InvalidDataError) else WRONG_USAGE
    if isinstance(error, InvalidDataError):
        return _problems(error, lang), status
    return (str(error) if lang == "en" else _said(error)), status


def refused(error: OSError, lang: str) -> str:
    """Why the system refused a file, without saying which."""
    english = error.strerror or str(error)
    return english if lang == "en" else _SYSTEM.get(error.errno or 0, english)


def _problems(error: InvalidDataError, lang: str) -> str:
    shown = error.problems[:_LISTED]
    lines = [(p.english() if lang == "en" else str(p)).lstrip("$：: ") for p in shown]
    more = len(error.problems) - len(shown)
    if lang == "en":
        head, tail = f"{error.what} can't be read:", f"and {more} more"
    else:
        head, tail = f"{error.what} 不能读取：", f"另有{more}处问题"
    return "\n  ".join([head, *lines, *([tail] if more else [])])


def _said(error: FupinError) -> str:
    if isinstance(error, UnknownNameError):
        kind = _KINDS.get(error.kind, error.kind)
        near = f"；可用的有：{'、'.join(error.near)}" if error.near else ""
        return f"没有名为 {error.name} 的{kind}{near}"
    if isinstance(error, ParameterNotInForceError):
        days = "至".join(_ISO_DAY.findall(error.nearest))
        span = f"，有效期为{days}" if days else ""
        tail = "；加 --extrapolate 可用最近的值，结果中会注明"
        return f"{_called(error.name)} 在 {error.on.isoformat()} 没有效力{span}{tail}"
    if isinstance(error, RegionNeededError):
        return f"{_called(error.name)}因地区而异，--region 应为有值的地区的代码：{error.known}"
    if isinstance(error, RuleDefinitionError):
        return f"标准不适用：{error}"
    if isinstance(error, MissingExtraError):
        return f"缺少可选组件：请先运行 pip install 'fupin[{error.extra}]'"
    if isinstance(error, InvalidValueError):
        return f"{error.message}；应为{error.expected}" if error.expected else error.message
    return str(error)


def _called(name: str) -> str:
    """The Chinese name of a parameter; a standard is called by its id."""
    history = parameters().get(name)
    return name if history is None else history.node.zh
