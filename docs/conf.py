"""How the documentation is built: ``sphinx-build -n -T -W --keep-going docs docs/_build``."""

from __future__ import annotations

import sys

from pathlib import Path


sys.path.insert(0, str(Path(__file__).parent / "_ext"))

project = "fupin"
author = "The fupin authors"
copyright = "The fupin authors, Apache-2.0"  # noqa: A001  # Sphinx's name
language = "zh_CN"

extensions = [
    "myst_parser",
    "sphinx.ext.autodoc",
    "sphinx.ext.napoleon",
    "fupin_tables",
]
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3
exclude_patterns = ["_build", "changelog.d/**"]

napoleon_google_docstring = True
napoleon_numpy_docstring = False
napoleon_custom_sections = [
    ("Columns", "params_style"),
    ("Files", "params_style"),
    "Units",
    "Source",
    "Limitations",
]
autodoc_member_order = "bysource"
autodoc_typehints_format = "short"
python_use_unqualified_type_names = True
add_module_names = False
default_role = "py:obj"

html_theme = "furo"
html_title = "fupin · 精准扶贫"
html_static_path = ["_static"]
html_css_files = ["fupin.css"]
html_search_language = "zh"  # needs jieba: without it Chinese text is not indexed at all
html_show_sphinx = False
html_copy_source = False
