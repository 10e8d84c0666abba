"""The yearly review as a workbook: figures with their definitions and origins, actions, decisions.

Each sheet can be read without the others; nothing is computed that the review does not say.
"""

from collections.abc import Iterator

from passerelles.apps.steering.reads.reviews.state import ReviewState
from passerelles.apps.steering.reads.reviews.values import ReviewContent, ReviewFigure
from passerelles.documents.french import day
from passerelles.documents.steering.review.words import (
    MAKINGS,
    change_text,
    period_of,
    standing_text,
    weather_text,
)
from passerelles.documents.tables import FIGURE_COLUMNS, Table, figure_cells

_DEMONSTRATION = "Données de démonstration : une partie de ces chiffres est fabriquée."


def review_tables(state: ReviewState) -> tuple[Table, ...]:
    notes = tuple(_notes(state))
    sheets = (
        _figures(state, notes),
        _definitions(state.content, notes),
        _actions(state.content, notes),
        _decisions(state.content, notes),
        _texts(state.content, notes),
        _signatures(state, notes),
    )
    return tuple(sheet for sheet in sheets if sheet.rows)


def _notes(state: ReviewState) -> Iterator[str]:
    content = state.content
    yield f"Bilan {content.year}. {content.plan_title}."
    yield f"Chiffres connus le {day(content.as_of)}."
    yield f"Empreinte signée : {state.sha256}" if state.sha256 else "Projet : bilan non figé."
    if content.is_demonstration:
        yield _DEMONSTRATION


def _figures(state: ReviewState, notes: tuple[str, ...]) -> Table:
    before = {one.code: one for one in state.last_year.figures} if state.last_year else {}
    columns = (
        *("code", "indicateur", "partagé", "actions", "territoire", "période", "unité"),
        *FIGURE_COLUMNS,
        *("numérateur", "dénominateur", "bilan d’avant", "évolution", "démonstration"),
        *(
            "source",
            "nom de la source",
            "édition",
            "définition",
            "obtenu par",
            "lignes",
            "fichiers",
            "numéro",
        ),
    )
    rows = tuple(_figure(one, before.get(one.code)) for one in state.content.figures)
    return Table("Indicateurs", columns, rows, notes)


def _figure(one: ReviewFigure, last: ReviewFigure | None) -> tuple[str | int | float | None, ...]:
    behind = one.behind
    return (
        one.code,
        one.name,
        "oui" if one.is_shared else "non",
        ", ".join(f"A{number}" for number in one.actions),
        one.territory,
        period_of(one),
        one.unit,
        *(cell for cell in figure_cells(one.frozen.quantity) if not hasattr(cell, "isoformat")),
        one.frozen.numerator,
        one.frozen.denominator,
        last.frozen.value if last else None,
        change_text(one, last),
        "oui" if one.is_demonstration else "non",
        one.source,
        one.source_name,
        one.edition,
        one.definition_version,
        MAKINGS[behind.making] if behind else "",
        behind.rows if behind else None,
        " ; ".join(f"{name} {sha256}" for name, sha256 in behind.files) if behind else "",
        one.observation,
    )


def _definitions(content: ReviewContent, notes: tuple[str, ...]) -> Table:
    columns = ("code", "indicateur", "version", "question", "calcul", "population", "unité")
    rows = tuple(
        (f.code, f.name, f.definition_version, f.question, f.formula, f.population, f.unit)
        for f in content.figures
    )
    return Table("Définitions", columns, rows, notes)


def _actions(content: ReviewContent, notes: tuple[str, ...]) -> Table:
    columns = (
        *("action", "nom", "priorité", "pilote", "engagements", "faits", "en cours"),
        *("abandonnés", "non renseignés", "part faite au moins", "part faite au plus"),
        *("cibles", "météo", "mot du pilote", "dit le"),
    )
    rows = tuple(
        (
            *(one.code, one.name, one.priority, one.owner, one.total, one.done, one.running),
            *(one.dropped, one.total - one.told, one.low, one.high),
            *(standing_text(one), weather_text(one), one.words, one.told_on),
        )
        for one in content.actions
    )
    return Table("Actions", columns, rows, notes)


def _decisions(content: ReviewContent, notes: tuple[str, ...]) -> Table:
    columns = ("décision", "instance", "réunion", "action", "qui", "avant le", "fait le")
    rows = tuple(
        (one.text, one.body, one.held_on, one.action, one.owner, one.due_on, one.done_on)
        for one in content.decisions
    )
    return Table("Décisions", columns, rows, notes)


def _texts(content: ReviewContent, notes: tuple[str, ...]) -> Table:
    rows = tuple((one.institution, one.text) for one in content.texts)
    return Table("Textes", ("institution", "texte"), rows, notes)


def _signatures(state: ReviewState, notes: tuple[str, ...]) -> Table:
    columns = ("collège", "institution", "signataire", "signé le", "mention")
    rows = tuple(
        (
            *(one.college, one.institution, one.signer),
            one.signed_at.date() if one.signed_at else None,
            one.mention,
        )
        for one in state.signatures
    )
    return Table("Signatures", columns, rows, notes)
