"""Every fault of an overlay, each with its file, line and column."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

import attrs

from fupin.errors import InvalidValueError, Problem
from fupin.policy.toml_places import Path, Place, nearest, places


@attrs.frozen
class Key:
    """What stands under a key."""

    fits: Callable[[Any], bool]
    zh: str
    en: str
    required: bool = False


Shape = Mapping[str, Key]


_TAKEN: Final = (
    "这个名称已有所指，或不能用在这里",
    "the name is taken, or can't be used here",
)
_SAID: Final[Mapping[str, tuple[str, str]]] = {
    "overlay.bad-expression": ("{0}", "{1}"),
    "overlay.bad-name": ("写法有误：{0}", "wrongly written: {1}"),
    "overlay.days-overlap": (
        "同一地区的两个有效期重叠",
        "two values hold in one place on one day",
    ),
    "overlay.days-reversed": ("起始日期晚于终止日期", "the first day is after the last"),
    "overlay.in-a-circle": ("互相依据，没有起点", "they rest on one another"),
    "overlay.missing-key": ("缺少 {0}", "{0} is missing"),
    "overlay.name-taken": _TAKEN,
    "overlay.no-parts": ("至少须有一条", "there must be at least one part"),
    "overlay.no-value": (
        "须写 value，或 derived_from、derived_on 和 factor",
        "write value, or derived_from, derived_on and factor",
    ),
    "overlay.not-a-table": ("此处须是表", "a table is wanted here"),
    "overlay.not-derivable": ("不能这样推算", "can't be derived: {0}"),
    "overlay.not-toml": ("TOML 写法有误", "not valid TOML: {0}"),
    "overlay.other-number": (
        "与库内同名数值不同；要么一致（可省略），要么另取名称",
        "differs from the shipped number: leave it out, or take another name",
    ),
    "overlay.other-subject": ("与 base 的对象不同", "not the subject of the base"),
    "overlay.too-large": ("文件过大", "the file is too large"),
    "overlay.two-places": ("group 与 region 只能写一个", "write either group or region"),
    "overlay.unit-misplaced": (
        "数量须有单位，条件没有单位",
        "a quantity has a unit, a condition has none",
    ),
    "overlay.unknown-base": ("没有这个 base", "there is no such base"),
    "overlay.unknown-document": (
        "没有这个编号的文件，须先写在 documents 中",
        "there is no such document",
    ),
    "overlay.unknown-group": ("没有这个省份组", "there is no such group of provinces"),
    "overlay.unknown-key": ("没有这个键", "there is no such key"),
    "overlay.unknown-part": ("base 中没有这一条", "the base has no such part"),
    "overlay.unknown-subject": ("没有这种对象", "there is no such subject"),
    "overlay.unknown-unit": ("没有单位 {0}", "there is no unit {0!r}"),
    "overlay.wrong-encoding": ("不是 UTF-8 文字", "not UTF-8 text"),
    "overlay.wrong-value": ("值的类型或内容不对", "wrong type or value"),
}


class Faults:
    """Every fault of one file, each with its line."""

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.text = text
        self.found: list[tuple[tuple[int, int], Problem]] = []
        self._places: Mapping[Path, Place] | None = None

    def add(self, path: Path, code: str, *parts: str, **more: Any) -> None:
        """Note a fault at *path*; *parts* are filled in its words."""
        place = self.place(path)
        self.at(path, (place.line, place.column), code, *parts, **more)

    def at(
        self, path: Path, where: tuple[int, int], code: str, *parts: str, **more: Any
    ) -> None:
        """Note a fault of *path* at a line and column of the file."""
        zh, en = (said.format(*parts) for said in _SAID[code])
        said = f"{self.file}:{where[0]}:{where[1]} {dotted(path)}".rstrip()
        problem = Problem(code=code, message=zh, message_en=en, path=said, **more)
        self.found.append((where, problem))

    def value(self, path: Path, error: InvalidValueError) -> None:
        """Note a value that can't be read."""
        place = self.place(path)
        said = f"{self.file}:{place.line}:{place.column} {dotted(path)}"
        self.found.append(((place.line, place.column), error.problem(path=said)))

    def place(self, path: Path) -> Place:
        """Where *path* stands, or the nearest thing around it."""
        if self._places is None:  # a file without fault needs none
            self._places = places(self.text)
        return nearest(self._places, path)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All of them, in the order of the file."""
        return tuple(problem for _, problem in sorted(self.found, key=lambda pair: pair[0]))

    def fits(self, path: Path, table: Any, shape: Shape) -> bool:
        """Whether a table has the keys it should have, each of its type."""
        before = len(self.found)
        if not isinstance(table, dict):
            self.add(path, "overlay.not-a-table")
            return False
        for name in table:
            if name not in shape:
                self.add((*path, name), "overlay.unknown-key", **near(name, shape))
        for name, key in shape.items():
            if name in table:
                if not key.fits(table[name]):
                    said = {"expected": key.zh, "expected_en": key.en}
                    self.add((*path, name), "overlay.wrong-value", **said)
            elif key.required:
                self.add(path, "overlay.missing-key", name)
        return len(self.found) == before


def near(name: str, known: Iterable[str]) -> dict[str, str]:
    """What was found and what may have been meant, for a problem."""
    import difflib

    listed = list(known)
    alike = difflib.get_close_matches(name, listed, 3, 0.5) or sorted(listed)[:12]
    if not alike:
        return {"found": name}
    return {"found": name, "expected": "、".join(alike), "expected_en": ", ".join(alike)}


def dotted(path: Path) -> str:
    """A path as one writes it.

    >>> dotted(("standards", "a/b", "rules", 0, "test"))
    'standards."a/b".rules[0].test'
    """
    parts = []
    for one in path:
        if isinstance(one, int):
            parts.append(f"[{one}]")
        else:
            plain = one.replace("-", "").replace("_", "")
            bare = plain.isascii() and plain.isalnum()
            parts.append(f".{one}" if bare else f'."{one}"')
    return "".join(parts).removeprefix(".")
