"""Standards and schemes of overlays, named or installed, beside those that are shipped."""

from __future__ import annotations

import argparse

from typing import TYPE_CHECKING

import attrs

from fupin.cli.faults import UNREADABLE, StopError, refused
from fupin.standards import Scheme, Standard
from fupin.standards.differences import differences
from fupin.standards.overlay import Overlay, overlays, read_overlay


if TYPE_CHECKING:
    from fupin.logic import Lang


@attrs.frozen
class Local:
    """The overlays a command may use."""

    overlays: tuple[Overlay, ...]

    def standard(self, name: str) -> str | Standard:
        """The standard of an overlay with this id, or the id for the library to find."""
        books = (s for overlay in self.overlays for s in overlay.standards)
        return next((s for s in books if s.id == name), name)

    def scheme(self, name: str) -> str | Scheme:
        """The scheme of an overlay with this id, or the id for the library to find."""
        books = (s for overlay in self.overlays for s in overlay.schemes)
        return next((s for s in books if s.id == name), name)

    def rows(self, lang: str) -> list[tuple[str, str, str]]:
        """Id, days and title of each standard and scheme."""
        english = lang == "en"
        return [
            (s.id, f"{s.first} – {s.last}", s.title_en if english else s.title)
            for overlay in self.overlays
            for s in overlay.standards
        ] + [
            (s.id, "", s.title_en if english else s.title)
            for overlay in self.overlays
            for s in overlay.schemes
        ]

    def compared(self, lang: Lang) -> list[str]:
        """What each derived standard says otherwise than its base."""
        lines = []
        for overlay in self.overlays:
            for standard in overlay.standards:
                base = overlay.base_of(standard)
                if base is not None:
                    against = "compared with" if lang == "en" else "对照"
                    lines += ["", f"{standard.id} {against} {base.id}"]
                    lines += [one.explain(lang) for one in differences(standard, base)]
        return lines


def local(options: argparse.Namespace) -> Local:
    """The overlays named in *options*, and those that installed packages offer.

    Raises:
        StopError: If a file is not there or can't be opened.
        InvalidDataError: If one has a fault.
    """
    found = []
    for path in options.overlay:
        try:
            found.append(read_overlay(path))
        except OSError as error:
            raise StopError(
                UNREADABLE,
                f"不能打开文件 {path}（{refused(error, 'zh')}）",
                f"can't open {path} ({refused(error, 'en')})",
            ) from None
    return Local((*found, *overlays()))
