"""Blank forms to fill in by hand."""

from __future__ import annotations

import argparse

from pathlib import Path

from fupin.cli.faults import DONE, WRONG_USAGE, StopError, refused
from fupin.errors import FupinError
from fupin.ledger import Layout, load_layout
from fupin.ledger.template import template_layout, write_template


def run_template(options: argparse.Namespace) -> int:
    """Write the blank form of a layout, and never over a file that is there."""
    layout = _layout(options.kind)
    out: Path = options.out or Path(f"template-{layout.id}.xlsx")
    if out.suffix.lower() != ".xlsx":
        raise StopError(
            WRONG_USAGE,
            f"--out 应为 .xlsx 文件：{out}",
            f"--out has to be an .xlsx file: {out}",
        )
    if out.exists() and not options.force:
        raise StopError(
            WRONG_USAGE,
            f"{out} 已存在，未改动；加 --force 则覆盖",
            f"{out} is there and was left alone; --force replaces it",
        )
    try:
        write_template(out, layout, rows=options.rows)
    except FupinError:
        raise
    except ValueError as error:
        raise StopError(
            WRONG_USAGE, f"不能写出空白表：{error}", f"no template: {error}"
        ) from None
    count = len(layout.columns)
    if options.lang == "en":
        print(f"{out}: {layout.title_en}, {count} columns, checked for {options.rows} rows")
    else:
        print(f"{out}：{layout.title}，{count}列，可填{options.rows}行")
    return DONE


def _layout(kind: str) -> Layout:
    """The layout of a word or an id, or of the user's own file."""
    if not kind.lower().endswith(".toml"):
        return template_layout(kind)
    try:
        return load_layout(Path(kind).read_text("utf-8"))
    except FupinError:
        raise
    except OSError as error:
        raise StopError(
            WRONG_USAGE,
            f"不能打开文件 {kind}（{refused(error, 'zh')}）",
            f"can't open {kind} ({refused(error, 'en')})",
        ) from None
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        # Whatever is wrong with a file a user wrote is his to know, and no traceback.
        raise StopError(
            WRONG_USAGE, f"{kind} 不是版式：{error}", f"{kind} is no layout: {error}"
        ) from None
