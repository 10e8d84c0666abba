"""The checker of Lhéo files: numbered rules in plain French, streamed in flat memory."""

from passerelles.formats.lheo.check.checker import check_lheo
from passerelles.formats.lheo.check.registry import FAMILIES, RULES, skipped_rules
from passerelles.formats.lheo.check.rules import Rule
from passerelles.formats.lheo.check.summary import FindingSummary, SummaryBuilder, summarize
from passerelles.formats.lheo.check.values import Finding, Severity
from passerelles.formats.lheo.check.vocabulary import (
    NOTHING_KNOWN,
    CertificationFact,
    CommuneFact,
    Vocabulary,
)

__all__ = [
    "FAMILIES",
    "NOTHING_KNOWN",
    "RULES",
    "CertificationFact",
    "CommuneFact",
    "Finding",
    "FindingSummary",
    "Rule",
    "Severity",
    "SummaryBuilder",
    "Vocabulary",
    "check_lheo",
    "skipped_rules",
    "summarize",
]
