"""The book of rules in force: the content shipped, and the amounts published at the desk."""

from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path

from passerelles.apps.aids.reads.amounts import laid_over, published_amounts
from passerelles.apps.aids.reads.building import Builder, unworded
from passerelles.domain.aids.parameters import DatedValue
from passerelles.domain.aids.rules import RuleBook
from passerelles.formats.aids.documents import BrokenContent, Finding
from passerelles.formats.aids.rules import read_content

CONTENT = Path(str(files("passerelles.content"))) / "aids"
Published = tuple[str, DatedValue]


def rule_book() -> RuleBook:
    """The rules with every value in force: what a person is answered with. One query."""
    return laid_over(content_book(), published_amounts())


def book_with(amounts: Iterable[Published]) -> RuleBook:
    """The rules of the content with values added by code of parameter; kept for the same values.

    Raises KeyError for a code of parameter that no rule knows.
    """
    return _book_with(tuple(amounts))


@cache
def content_book() -> RuleBook:
    """The rules as they are shipped. Raises BrokenContent: this content is ours."""
    book, findings = examine_content(CONTENT)
    if findings:
        raise BrokenContent(findings)
    return book


def examine_content(folder: Path) -> tuple[RuleBook, list[Finding]]:
    """The book of a folder of content, and all that is to mend in its files."""
    content, findings = read_content(folder)
    builder = Builder(content)
    book = builder.book()
    findings += builder.findings
    for record in content.rules:
        for silent in unworded(book.rules[record.code]):
            told = "dites ce qu’on répond : « yes: » et « no: »."
            findings.append(Finding(record.place.file, 1, silent.fact.name, told))
    return book, sorted(findings)


@lru_cache(maxsize=8)  # the one in force, and those that an officer is trying
def _book_with(amounts: tuple[Published, ...]) -> RuleBook:
    return content_book().with_values(amounts)
