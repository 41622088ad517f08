"""Faults in the national household export, December 2022."""

from __future__ import annotations

from datetime import date


BASE = "base_nat_household"
ON = date(2022, 12, 31)
