"""Faults in people of Guizhou's export of the monitoring, January 2024."""

from __future__ import annotations

from datetime import date


BASE = "base_gz_monitor"
ON = date(2024, 1, 31)
