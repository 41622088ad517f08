"""Numbers of the lists that are no checks here, and why."""

from __future__ import annotations

from typing import Final


LEFT_OUT: Final[dict[str, tuple[str, str]]] = {
    "2_10_004": ("针对项目库，导出表中没有", "about projects, not in these exports"),
    "3_01_009": ("清单中没有内容", "empty in the list"),
}
"""Alias → why, in Chinese and English."""
