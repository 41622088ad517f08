"""Which layouts a file is tried against: the shipped ones, and a user's own."""

from __future__ import annotations

import os

from collections.abc import Iterable
from pathlib import Path
from typing import TypeAlias

from fupin.ledger.layout import Layout, layout_of, layouts, load_layout


LayoutLike: TypeAlias = Layout | str | os.PathLike[str]
"""A layout, the id of one, or a TOML file with one (as a path, or a text in ``.toml``)."""


def layout_from(given: LayoutLike, own: Iterable[Layout] = ()) -> Layout:
    """The layout that is meant.

    Args:
        given: A layout, an id, or a TOML file.
        own: Layouts whose ids count before those of the shipped ones.

    Raises:
        UnknownNameError: If there is no layout of that id, or the file names something
            unknown.
        ValueError: If the file is no layout; the note names it.
        OSError: If the file can't be read.
    """
    if isinstance(given, Layout):
        return given
    if isinstance(given, os.PathLike) or given.endswith(".toml"):
        return _load(Path(given))
    return next((one for one in own if one.id == given), None) or layout_of(given)


def own_layouts(given: Iterable[LayoutLike]) -> tuple[Layout, ...]:
    """Layouts, TOML files, and whole folders of them, in their order.

    Raises:
        UnknownNameError: As `layout_from`.
        ValueError: As `layout_from`, or if two of them have one id.
    """
    found: list[Layout] = []
    for one in given:
        if isinstance(one, Layout) or not Path(one).is_dir():
            found.append(layout_from(one))
        else:
            found += map(_load, sorted(Path(one).glob("*.toml")))
    ids = [layout.id for layout in found]
    if repeated := sorted({name for name in ids if ids.count(name) > 1}):
        raise ValueError(f"several layouts are called {', '.join(repeated)}")
    return tuple(found)


def tried(layout: LayoutLike | None, own: Iterable[LayoutLike] = ()) -> tuple[Layout, ...]:
    """The one layout that was asked for, or all there are; own ones replace shipped ones."""
    mine = own_layouts(own)
    if layout is not None:
        return (layout_from(layout, mine),)
    return tuple({**layouts(), **{one.id: one for one in mine}}.values())


def _load(file: Path) -> Layout:
    try:
        return load_layout(file.read_text("utf-8-sig"))
    except (ValueError, LookupError) as error:
        error.add_note(f"in the layout {file}")
        raise
