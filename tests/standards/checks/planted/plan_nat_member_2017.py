"""Faults in the member export of 2016 and 2017, and in the grade of three years."""

from __future__ import annotations

from datetime import date


BASE = "base_nat_member"
ON = date(2018, 10, 31)
FILES = {"register": ("nat-member-2017", "nat_member_export_2017")}
EARLIER = (
    {"在校生状况=初中三年级": "初中三年级", "在校生状况=八年级": "七年级"},
    {"在校生状况=八年级": "七年级", "在校生状况=高中二年级": "高中一年级"},
)
"""What stood in other years: last year's ledger, and the one before."""
