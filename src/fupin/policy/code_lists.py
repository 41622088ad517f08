"""The document each code list was read in."""

from __future__ import annotations

import functools

from collections.abc import Mapping
from types import MappingProxyType

from fupin.policy.document import Document, document, named, read_toml


@functools.cache
def code_list_documents() -> Mapping[str, Document]:
    """The document of every code list, under the name of its class."""
    table = read_toml("code_lists.toml")
    return MappingProxyType({name: document(source) for name, source in table.items()})


def code_list_document(name: str) -> Document:
    """The document a code list was read in, by the name of its class.

    Raises:
        UnknownNameError: If there is no such code list.
    """
    return named("code list", name, code_list_documents())
