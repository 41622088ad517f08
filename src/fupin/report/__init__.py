"""Results told to people and programs: JSON Lines, a workbook, one page of HTML."""

from fupin.report.folder import whole
from fupin.report.result import Result
from fupin.report.results import OUTPUTS, write_results
from fupin.report.summary import summary
from fupin.report.workbook import write_workbook


__all__ = ["OUTPUTS", "Result", "summary", "whole", "write_results", "write_workbook"]
