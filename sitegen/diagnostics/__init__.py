"""What is wrong with the records, where, and what to do about it."""

from sitegen.diagnostics.catalogue import CODES, Code, Severity
from sitegen.diagnostics.finding import Finding, Span, blocks, sort_findings

__all__ = ["CODES", "Code", "Finding", "Severity", "Span", "blocks", "sort_findings"]
