"""The rules as they are shipped: pure reading of files, no database."""

from functools import cache
from importlib.resources import files
from pathlib import Path

from passerelles.apps.aids.reads.building import Builder, unworded
from passerelles.domain.aids.rules import RuleBook
from passerelles.formats.aids.rules import read_content
from passerelles.formats.common.located import BrokenContent, Finding

CONTENT = Path(str(files("passerelles.content"))) / "aids"


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
    if findings:  # what could not be read would be told a second time as missing
        return book, findings
    findings += builder.findings
    for record in content.rules:
        for silent in unworded(book.rules[record.code]):
            told = "dites ce qu’on répond : « yes: » et « no: »."
            findings.append(Finding(record.place.file, 1, silent.fact.name, told))
    return book, sorted(findings)
