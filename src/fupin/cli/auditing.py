"""What is shipped, with where each of it comes from and how well that is attested."""

from __future__ import annotations

import argparse
import json
import re

from collections.abc import Iterable, Iterator
from typing import Any, Final

from fupin.cli.faults import DONE, FINDINGS
from fupin.cli.wide import pad, width
from fupin.logic import written
from fupin.policy import History, Setting, parameters
from fupin.standards import Rule, Scheme, Standard, schemes, standards
from fupin.standards.overlay import Overlay
from fupin.standards.rule import Batch
from fupin.values import Citation, Standing


_PLACE: Final = re.compile(r"cn-([0-9]+)/")
_LEVELS: Final = {2: "province", 4: "prefecture", 6: "county"}


def audited(options: argparse.Namespace, local: tuple[Overlay, ...]) -> int:
    """Print what is shipped and what overlays add, as tables or as JSON."""
    every_standard = (*standards(), *(s for one in local for s in one.standards))
    every_scheme = (*schemes(), *(s for one in local for s in one.schemes))
    histories = (*parameters().values(), *(h for one in local for h in one.parameters))
    books = [*map(_standard, every_standard), *map(_scheme, every_scheme)]
    values = [_value(h, s) for h in histories for s in h.settings]
    found: dict[str, Any] = {"standards": books}
    if options.audit:
        found["values"] = values
    if options.json:
        print(json.dumps(found, ensure_ascii=False, indent=2))
    else:
        _tell(books, values, options.lang)
    unsourced = [one["id"] for one in _everything(books, values) if not one["source"]]
    return FINDINGS if unsourced else DONE


def level(name: str) -> str:
    """The level of the place a standard or scheme is of, by its id.

    >>> [level(name) for name in ("cn/household/2016", "cn-45/x", "cn-522729/x", "mine/x")]
    ['national', 'province', 'county', 'local']
    """
    if name.startswith("cn/"):
        return "national"
    place = _PLACE.match(name)
    if "/township" in name or (place is not None and len(place[1]) not in _LEVELS):
        return "township"
    if place is not None:
        return _LEVELS[len(place[1])]
    return "source-document" if name.startswith("source-") else "local"


def _standard(found: Standard) -> dict[str, Any]:
    validity = {"first": found.first.isoformat(), "last": found.last.isoformat()}
    return _book(found, found.subject.value, validity, found.rules)


def _scheme(found: Scheme) -> dict[str, Any]:
    return _book(found, "household", None, found.batches)


def _book(
    found: Standard | Scheme,
    subject: str,
    validity: dict[str, str] | None,
    parts: Iterable[Rule | Batch],
) -> dict[str, Any]:
    return {
        "id": found.id,
        "kind": "standard" if isinstance(found, Standard) else "scheme",
        "level": level(found.id),
        "subject": subject,
        "title": found.title,
        "title_en": found.title_en,
        "validity": validity,
        **_sourced(found.cites),
        "rules": [
            {"id": part.id, "title": part.title, "title_en": part.title_en}
            | _sourced(*part.cites)
            for part in parts
        ],
    }


def _value(history: History, setting: Setting) -> dict[str, Any]:
    node, group = history.node, setting.group
    where = setting.region or (group.id if group else "")
    return {
        "id": "/".join(filter(None, (node.name, where, setting.first.isoformat()))),
        "parameter": node.name,
        "zh": node.zh,
        "en": node.en,
        "value": written(setting.value, node.unit),
        "steps": setting.value,
        "unit": node.unit,
        "region": setting.region,
        "group": "" if group is None else group.id,
        "validity": {"first": setting.first.isoformat(), "last": setting.last.isoformat()},
        **_sourced(setting.citation),
        "disputed": setting.citation.disputed,
        "derived": setting.citation.derived,
    }


def _sourced(*cites: Citation) -> dict[str, str]:
    """The citations, and the weakest of their standings."""
    named = [str(cited) for cited in cites if cited.document]
    weakest = Standing.weakest(cited.standing for cited in cites)
    return {"source": "；".join(dict.fromkeys(named)), "status": weakest.value}


def _everything(
    books: list[dict[str, Any]], values: list[dict[str, Any]]
) -> Iterator[dict[str, Any]]:
    for one in books:
        yield one
        yield from one["rules"]
    yield from values


def _tell(books: list[dict[str, Any]], values: list[dict[str, Any]], lang: str) -> None:
    english = lang == "en"
    title = "title_en" if english else "title"
    _table(
        ("ID", "level", "valid", "status", "title", "source")
        if english
        else ("ID", "层级", "有效期", "核实程度", "名称", "出处"),
        [
            (b["id"], b["level"], _days(b), _standing(b, lang), b[title], b["source"])
            for b in books
        ],
    )
    print()
    _table(
        ("value", "", "", "status", "source")
        if english
        else ("数值", "", "", "核实程度", "出处"),
        [
            (
                v["id"],
                v["en" if english else "zh"],
                v["value"],
                _standing(v, lang),
                _noted(v, english=english),
            )
            for v in values
        ],
    )


def _days(book: dict[str, Any]) -> str:
    days = book["validity"]
    return "" if days is None else f"{days['first']} – {days['last']}"


def _standing(one: dict[str, Any], lang: str) -> str:
    return str(one["status"]) if lang == "en" else Standing(one["status"]).zh


def _noted(value: dict[str, Any], *, english: bool) -> str:
    names = ("disputed", "derived") if english else ("有争议", "推算")
    notes = zip(names, (value["disputed"], value["derived"]), strict=True)
    said = [
        f"{name}: {note}" if english else f"{name}：{note}" for name, note in notes if note
    ]
    return " | ".join([value["source"], *said])


def _table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
    every = [head, *rows]
    widths = [max(width(row[at]) for row in every) for at in range(len(head) - 1)]
    for row in every:
        cells = [pad(text, to) for text, to in zip(row, widths, strict=False)]
        print("  ".join([*cells, row[-1]]).rstrip())
