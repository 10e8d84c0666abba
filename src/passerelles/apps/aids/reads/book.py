"""The book of rules in force: the content shipped, and the amounts published at the desk."""

from passerelles.apps.aids.reads.amounts import laid_over, published_amounts
from passerelles.apps.aids.reads.content import content_book
from passerelles.domain.aids.rules import RuleBook


def rule_book() -> RuleBook:
    """The rules with every value in force: what a person is answered with. One query."""
    return laid_over(content_book(), published_amounts())
