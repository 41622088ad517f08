"""The navigation of pages that are not in it is drawn once a folder, not once a page.

Most of a build went into it: hundreds of generated pages, each with the same tree.
"""

from __future__ import annotations

import functools

from typing import Any

from sphinx.application import Sphinx


_BEFORE_THE_THEME = 400


class _Shared:
    """The trees drawn so far, by folder and options."""

    def __init__(self) -> None:
        self._drawn: dict[tuple[Any, ...], Any] = {}

    def __call__(self, folder: str, draw: Any, **options: Any) -> Any:
        key = (folder, *sorted(options.items()))
        if key not in self._drawn:
            self._drawn[key] = draw(**options)
        return self._drawn[key]


def connect(app: Sphinx) -> None:
    """Let pages outside the navigation share what a neighbour drew.

    Their links are relative to the same folder, and none of them is marked as current.
    """
    shared = _Shared()

    def share(
        _app: Sphinx, pagename: str, _template: str, context: dict[str, Any], _doctree: Any
    ) -> None:
        if "orphan" in app.env.metadata.get(pagename, {}) and "toctree" in context:
            folder = pagename.rpartition("/")[0]
            context["toctree"] = functools.partial(shared, folder, context["toctree"])

    app.connect("html-page-context", share, priority=_BEFORE_THE_THEME)
