"""Faults in Hunan's export of all fields, December 2023."""

from __future__ import annotations

from datetime import date


BASE = "base_hn_full"
ON = date(2023, 12, 31)
