"""The first line of a golden file: what the cases below it speak of."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from fupin.conformance.case import Shows
from fupin.conformance.plausible import Reason
from fupin.conformance.rows import codes_of
from fupin.conformance.rulebook import Context, RuleBook, sources
from fupin.logic import (
    ChoiceFact,
    ChoicesFact,
    ConditionFact,
    Fact,
    QuantityFact,
    names,
    sentence,
)


FORMAT: Final = "fupin-conformance/1"


def heading(
    of: RuleBook, where: Iterable[Context], missing: Iterable[tuple[Shows, Reason]]
) -> dict[str, Any]:
    """The header of the golden file of a book."""
    asked = of.names
    return {
        "format": FORMAT,
        of.kind: of.id,
        "subject": of.subject,
        "title": of.title,
        "title_en": of.title_en,
        "source": [s.plain() for s in sources((of.cites,), ())],
        "rules": [
            {
                "id": part.id,
                "title": part.title,
                "title_en": part.title_en,
                "says": sentence(part.test),
                "numbers": [node.name for node in names(part.test).parameters],
                "source": [s.plain() for s in sources(part.cites, ())],
            }
            for part in of.parts
        ],
        "units": {f.name: f.unit for f in _every(of) if isinstance(f, QuantityFact)},
        "facts": [_described(f) for f in asked.facts],
        "groups": {
            group.name: [_described(f) for f in inner] for group, inner in asked.groups
        },
        "numbers": [number for context in where for number in _numbers(context)],
        "impossible": [
            shown.plain() | {"reason": reason.zh, "reason_en": reason.en}
            for shown, reason in missing
        ],
    }


def _every(of: RuleBook) -> list[Fact]:
    return [*of.names.facts, *(f for _, inner in of.names.groups for f in inner)]


def _described(fact: Fact) -> dict[str, Any]:
    found: dict[str, Any] = {"name": fact.name, "zh": fact.zh, "en": fact.en}
    match fact:
        case QuantityFact(_, unit):
            return found | {"kind": "number", "unit": unit}
        case ConditionFact():
            return found | {"kind": "boolean"}
        case ChoiceFact():
            return found | {"kind": "wording", "wordings": _wordings(fact)}
        case ChoicesFact():
            return found | {"kind": "wordings", "wordings": _wordings(fact)}


def _wordings(fact: ChoiceFact[Any] | ChoicesFact[Any]) -> list[Any]:
    return [code.value for code in codes_of(fact)]


def _numbers(context: Context) -> list[dict[str, Any]]:
    """The numbers of a day and a region, each with its source."""
    return [
        {
            "on": context.on.isoformat(),
            "region": context.region,
            "name": chosen.parameter.name,
            "zh": chosen.parameter.zh,
            "value": chosen.setting.value,
            "unit": chosen.parameter.unit,
            "source": [s.plain() for s in sources((), (chosen,))],
        }
        for chosen in context.chosen
    ]
