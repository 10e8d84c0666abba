"""The book of rules in force: the content shipped, and the amounts published at the desk."""

from passerelles.apps.aids.reads.amounts import laid_over, published_amounts
from passerelles.apps.aids.reads.content import CONTENT, content_book, examine_content
from passerelles.domain.aids.rules import RuleBook

__all__ = ["CONTENT", "content_book", "examine_content", "rule_book"]


def rule_book() -> RuleBook:
    """The rules with every value in force: what a person is answered with. One query."""
    return laid_over(content_book(), published_amounts())
