"""Dated policy numbers and the documents they come from."""

from fupin.policy.document import Document, document, documents
from fupin.policy.parameter import (
    Chosen,
    Group,
    History,
    Setting,
    choose,
    groups,
    history,
    parameter,
    parameters,
)


__all__ = [
    "Chosen",
    "Document",
    "Group",
    "History",
    "Setting",
    "choose",
    "document",
    "documents",
    "groups",
    "history",
    "parameter",
    "parameters",
]
