"""The reference implementation: fupin itself, answering golden cases as any other would.

``python -m fupin.conformance.reference`` reads one case a line and answers each with
one line; so does every implementation that wants to be checked.
"""

from __future__ import annotations

import json
import sys

from collections.abc import Mapping
from datetime import date
from typing import Any, BinaryIO

from fupin.conformance.case import compact
from fupin.conformance.rows import compiled, decode
from fupin.conformance.rulebook import Context, book


def answer(request: Mapping[str, Any]) -> dict[str, Any]:
    """What fupin says to one case.

    Raises:
        UnknownNameError: If the standard, the scheme or a fact is not known.
        InvalidValueError: If a fact has an answer of the wrong kind.
        ParameterNotInForceError: If a number was not in force on that day.
    """
    of = book(request["standard"] if "standard" in request else request["scheme"])
    on, region = date.fromisoformat(request["on"]), request["region"]
    context = Context(on=on, region=region, chosen=of.numbers(on, region))
    found = compiled(of, decode(request["facts"], of.names), context)
    return {"case": request["case"]} | found.plain()


def serve(asked: BinaryIO, answered: BinaryIO) -> None:
    """Answer every line of *asked*, in UTF-8."""
    for line in asked:
        if line.strip():
            answered.write(compact(answer(json.loads(line))).encode() + b"\n")
            answered.flush()


if __name__ == "__main__":
    serve(sys.stdin.buffer, sys.stdout.buffer)
