"""Faults the list of 2018 finds in the same export of households."""

from __future__ import annotations

from datetime import date


BASE = "base_nat_household"
ON = date(2020, 12, 31)
