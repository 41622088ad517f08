"""Dated policy numbers and the documents they come from."""

from fupin.policy.code_lists import code_list_document, code_list_documents
from fupin.policy.derived import Derivation
from fupin.policy.document import (
    Document,
    DocumentStatus,
    document,
    document_of,
    documents,
    replaced_by,
)
from fupin.policy.lines import LineKind, LineSeries, line, line_series, lines_on
from fupin.policy.parameter import (
    Chosen,
    Group,
    History,
    Setting,
    ValueNeededError,
    choose,
    groups,
    history,
    parameter,
    parameters,
)


__all__ = [
    "Chosen",
    "Derivation",
    "Document",
    "DocumentStatus",
    "Group",
    "History",
    "LineKind",
    "LineSeries",
    "Setting",
    "ValueNeededError",
    "choose",
    "code_list_document",
    "code_list_documents",
    "document",
    "document_of",
    "documents",
    "groups",
    "history",
    "line",
    "line_series",
    "lines_on",
    "parameter",
    "parameters",
    "replaced_by",
]
