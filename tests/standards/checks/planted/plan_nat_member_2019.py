"""Faults only the member export of 2019 has columns for: 饮水安全、饮水困难."""

from __future__ import annotations

from datetime import date


BASE = "base_nat_member"
ON = date(2019, 12, 31)
FILES = {"register": ("nat-member-2019", "nat_member_export_2019")}
