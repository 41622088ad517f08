"""Faults in the member export of 2019 and 2020, as the list of 2018 finds them."""

from __future__ import annotations

from datetime import date


BASE = "base_nat_member"
ON = date(2020, 12, 31)
