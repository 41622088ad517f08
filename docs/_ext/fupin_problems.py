"""The codes of problems, collected from the source: each stands there once with its words."""

from __future__ import annotations

import ast
import re

from collections.abc import Iterator
from pathlib import Path

from fupin_content import Literal, Table

import fupin


_CODE = re.compile(r"[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)+|(file|id|key)\.[a-z-]+")
_NO_CODE = re.compile(r"(fupin|fupin_[a-z]+)\..*|.*\.(toml|py|csv|xlsx|json)")
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_PREFIXED = {"faults.document": "document."}
_ROOMS = {
    "overlay": "叠加文件",
    "document": "文档",
    "file": "文件",
    "frame": "数据表",
    "id": "证件号码",
    "key": "项",
    "ledger": "台账",
    "value": "值",
}


def problems() -> Iterator[Table]:
    """Every code a `Problem` may bear, in order."""
    words: dict[str, tuple[str, str]] = {}
    for path in sorted(Path(fupin.__file__).parent.rglob("*.py")):
        for code, zh, en in said_in(path.read_text("utf-8")):
            if code not in words or not words[code][0]:
                words[code] = (zh, en)
    yield Table(
        id="problems",
        title="",
        header=("编码 code", "关于 about", "中文", "English"),
        rows=tuple(
            (Literal(code), _ROOMS.get(code.partition(".")[0], "对象"), zh or "—", en or "—")
            for code, (zh, en) in sorted(words.items())
        ),
    )


def said_in(source: str) -> Iterator[tuple[str, str, str]]:
    """Codes in a module, each with the Chinese and English that follow it."""
    for texts in _sequences(ast.parse(source)):
        for place, text in enumerate(texts):
            if _CODE.fullmatch(text) and not _NO_CODE.fullmatch(text):
                rest = texts[place + 1 :]
                zh = next((t for t in rest if _CHINESE.search(t)), "")
                en = next((t for t in rest if not _CHINESE.search(t)), "")
                yield text, zh, en
                break


def _sequences(tree: ast.AST) -> Iterator[list[str]]:
    """What is written in a row: the arguments of a call, an entry of a table."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            texts = _texts([*node.args, *(k.value for k in node.keywords)])
            prefix = _PREFIXED.get(ast.unparse(node.func), "")
            yield [prefix + texts[0], *texts[1:]] if texts else []
        elif isinstance(node, ast.Dict):
            for key, value in zip(node.keys, node.values, strict=True):
                if key is not None and isinstance(value, ast.Tuple):
                    yield _texts([key, *value.elts])


def _texts(nodes: list[ast.expr]) -> list[str]:
    return [text for text in map(_text, nodes) if text]


def _text(node: ast.expr) -> str:
    """A string as it is written, with … for what is filled in."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(_text(part) or "…" for part in node.values)
    return ""
