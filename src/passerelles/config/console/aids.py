"""`passerelles aids …`: judge situations by the rules, run the worked cases."""

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from passerelles.config.console.application import opened_application, tell
from passerelles.config.console.french import FrenchGroup, Refusal
from passerelles.formats.aids.situations import read_situations, sound

if TYPE_CHECKING:
    from passerelles.domain.aids.answer import AidAnswer
    from passerelles.domain.aids.rules import RuleBook
    from passerelles.domain.aids.situation import Situation

A_FILE = click.Path(path_type=Path)


@click.group(cls=FrenchGroup, help="Aides : juge des situations, vérifie les cas travaillés.")
def aids() -> None:
    """Hold the commands."""


@aids.command(help="Dit à quelles aides chaque situation d’un fichier (YAML, JSON) ouvre droit.")
@click.argument("path", metavar="FICHIER", type=A_FILE)
@click.option(
    "--date",
    "on",
    metavar="AAAA-MM-JJ",
    callback=lambda _context, _option, text: _day(text),
    help="Juge toutes les situations comme demandées ce jour-là.",
)
@click.option(
    "--json", "as_json", is_flag=True, help="Répond en JSON, les « non » laissés de côté."
)
def evaluate(path: Path, on: date | None, as_json: bool) -> int:
    reading = read_situations(path, on=on)
    if reading.findings and not reading.records:
        return _told(reading.findings, judged=0)
    with opened_application():
        from passerelles.apps.aids.reads.book import rule_book
        from passerelles.apps.aids.reads.communes import unknown_communes
        from passerelles.apps.aids.reads.situations import situation_of
        from passerelles.apps.aids.reads.words import misspelt

        findings = sorted((*reading.findings, *unknown_communes(reading.records)))
        situations = [situation_of(record) for record in sound(reading.records, findings)]
        book = rule_book()
    for warning in sorted((*reading.warnings, *misspelt(reading.records, book))):
        tell(f"À vérifier : {warning}")
    if situations or not findings:
        for line in _json(situations, book) if as_json else _text(situations, book):
            click.echo(line)
    return _told(findings, judged=len(situations))


@aids.command(help="Rejoue chaque cas travaillé contre les règles livrées.")
def cases() -> int:
    from passerelles.apps.aids.reads.cases import run_case, worked_cases
    from passerelles.apps.aids.reads.content import content_book

    outcomes = [run_case(case, content_book()) for case in worked_cases()]
    for outcome in outcomes:
        place = outcome.case.situation.place
        sign = "✗" if outcome.faults else "✓"
        click.echo(f"{sign} {outcome.case.title} ({place.file}:{place.line})")
        for fault in outcome.faults:
            click.echo(f"    {fault}")
    failing = sum(bool(outcome.faults) for outcome in outcomes)
    click.echo(f"{len(outcomes)} cas, {len(outcomes) - failing} tenus, {failing} à revoir.")
    return 1 if failing else 0


def _day(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise Refusal(f"« {text} » n’est pas une date qui existe : écrivez AAAA-MM-JJ.") from error


def _told(findings: Sequence[object], *, judged: int) -> int:
    """Tell what is wrong; answer the exit code."""
    from passerelles.documents.french import counted

    for finding in findings:
        click.echo(finding, err=True)
    if not findings:
        return 0
    faults = counted(len(findings), "point à corriger", "points à corriger")
    said = counted(judged, "situation jugée", "situations jugées") if judged else "rien n’est jugé"
    click.echo(f"{said[0].upper()}{said[1:]}\N{NO-BREAK SPACE}: {faults}.", err=True)
    return 1


def _json(situations: "Iterable[Situation]", book: "RuleBook") -> Iterator[str]:
    from passerelles.apps.aids.reads.answers import evaluated

    yield json.dumps(list(evaluated(situations, book)), ensure_ascii=False, indent=2)


def _text(situations: "Iterable[Situation]", book: "RuleBook") -> Iterator[str]:
    from passerelles.documents.aids.words import VERDICTS
    from passerelles.domain.aids.judge import judge

    order = list(VERDICTS)  # what may be had first
    for situation in situations:
        yield f"{situation.id} — le {situation.date:%d/%m/%Y}"
        for answer in sorted(judge(situation, book), key=lambda one: order.index(one.verdict)):
            yield from _answer_lines(answer, book)
        yield ""


def _answer_lines(answer: "AidAnswer", book: "RuleBook") -> Iterator[str]:
    from passerelles.documents.aids.words import VERDICTS, amount_text
    from passerelles.domain.common.verdict import Verdict

    amount = amount_text(answer)
    told = f"\N{NO-BREAK SPACE}: {amount}" if amount else ""
    yield f"  {VERDICTS[answer.verdict]:<11} {book.rules[answer.code].label}{told}"
    if answer.verdict is Verdict.NO:
        yield f"              {answer.reasons[0] if answer.reasons else 'Conditions non remplies.'}"
        return
    for reason in answer.reasons:
        yield f"              · {reason}"
    for question in answer.missing:
        yield f"              ? {question.question}"
    if answer.note:
        yield f"              → {answer.note}"
