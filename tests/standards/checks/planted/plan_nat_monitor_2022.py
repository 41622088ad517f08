"""Faults in the national export of the monitoring, December 2022."""

from __future__ import annotations

from datetime import date


BASE = "base_nat_monitor"
ON = date(2022, 12, 31)
