"""JSON and plain data in and out, strictly, and JSON Schema."""

from __future__ import annotations

from fupin.serial.documents import structure, unstructure, validate
from fupin.serial.schema import json_schema
from fupin.serial.text import dumps, dumps_lines, loads, loads_lines


__all__ = [
    "dumps",
    "dumps_lines",
    "json_schema",
    "loads",
    "loads_lines",
    "structure",
    "unstructure",
    "validate",
]
