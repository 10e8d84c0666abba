"""A commission pack as a report: agenda, themes, opinions, decisions, minutes."""

from collections.abc import Iterator, Sequence

from passerelles.apps.steering.models import Meeting
from passerelles.apps.steering.reads.crefop.decisions import DecisionLine
from passerelles.apps.steering.reads.crefop.meetings import PointView
from passerelles.apps.steering.reads.crefop.pack import CommissionPack
from passerelles.apps.steering.reads.crefop.themes import ThemeState, is_worrying
from passerelles.apps.steering.reads.reviews.values import ReviewAction, ReviewFigure
from passerelles.documents.french import counted, day
from passerelles.documents.report.model import Block, Grid, Key, Part, Report, Text
from passerelles.documents.steering.review.words import (
    counts_text,
    definition_text,
    execution_text,
    period_of,
    standing_text,
    value_text,
    weather_text,
)

NOBODY = "non renseigné"
_SILENT = "pas encore donné"
_READINGS = (
    "Les lectures restent côte à côte : engagements faits, indicateurs face à leur trajectoire, "
    "météo dite par le pilote. La distance à chaque cible est sur la fiche de l’action."
)


def pack_report(pack: CommissionPack) -> Report:
    meeting = pack.view.row
    return Report(
        kind="Dossier de réunion",
        title=meeting.body.name,
        subtitle=subtitle(pack),
        made_on=pack.made_on,
        is_demonstration=pack.is_demonstration,
        keys=tuple(_keys(pack)),
        essentials=tuple(_essentials(pack)),
        parts=(
            _agenda(pack),
            *(_theme(pack, point) for point in pack.view.points if point.theme),
            _opinions(pack),
            *_decisions(pack),
            _pending(pack),
            *_minutes(pack),
        ),
        definitions=tuple(
            (f"{one.name} (version {one.definition_version})", definition_text(one))
            for one in _shown(pack)
        ),
    )


def _shown(pack: CommissionPack) -> list[ReviewFigure]:
    """The indicators printed, once each."""
    found = [figure for point in pack.view.points for figure in pack.figures_of(point)]
    return list({one.code: one for one in found}.values())


def subtitle(pack: CommissionPack) -> str:
    """« Réunion du 24 novembre 2026 à 14 h 30, Toulouse. Annulée. »"""
    meeting = pack.view.row
    hour = f" à {meeting.starts_at:%H h %M}" if meeting.starts_at else ""
    place = f", {meeting.place}" if meeting.place else ""
    state = " Réunion annulée." if meeting.cancelled_at else ""
    return f"Réunion du {day(meeting.on)}{hour}{place}.{state} {_state(meeting)}"


def _state(meeting: Meeting) -> str:
    if meeting.published_at:
        return f"Relevé publié le {day(meeting.published_at.date())}."
    return "Relevé en cours d’écriture." if meeting.minutes else "Le relevé n’est pas écrit."


def _keys(pack: CommissionPack) -> Iterator[Key]:
    actions = [action for theme in pack.themes for action in theme.actions]
    yield Key(counted(len(pack.themes), "thème", "thèmes"), "du plan à examiner")
    worry = sum(map(is_worrying, actions))
    note = f"dont {worry} en alerte ou en retard" if worry else ""
    yield Key(counted(len(actions), "action", "actions"), "dans ces thèmes", note)
    waiting = [line for line in pack.view.pending if line.done_on is None]
    late = sum(line.is_overdue for line in waiting)
    note = f"dont {late} en retard" if late else ""
    yield Key(counted(len(waiting), "décision", "décisions"), "encore à réaliser", note)


def _essentials(pack: CommissionPack) -> Iterator[str]:
    for theme in pack.themes:
        worrying = [action.code for action in theme.actions if is_worrying(action)]
        seen = f"dernière revue le {day(theme.reviewed_on)}" if theme.reviewed_on else "jamais revu"
        said = f" Actions qui inquiètent : {', '.join(worrying)}." if worrying else ""
        yield f"{theme.code}, {theme.name} ({seen}).{said}"


def _agenda(pack: CommissionPack) -> Part:
    rows = tuple(
        (str(one.position), one.title, one.theme.code if one.theme else "")
        for one in pack.view.points
    )
    if not rows:
        empty = Text("L’ordre du jour est vide : ajoutez-y des points.", is_missing=True)
        return Part("Ordre du jour", (empty,))
    heads = ("N°", "Point", "Thème du plan")
    grid = Grid("Points de la réunion", heads, rows, weights=(0.4, 5, 1.6))
    return Part("Ordre du jour", (grid,))


def _theme(pack: CommissionPack, point: PointView) -> Part:
    theme = point.theme
    if theme is None:
        raise ValueError("a point without a theme has no state to print")
    figures = pack.figures_of(point)
    return Part(
        f"Point {point.position} : {theme.name}",
        (
            Text(_seen(theme), is_note=True),
            _actions(theme.actions),
            *_words(theme.actions),
            *_figures(figures),
        ),
    )


def _seen(theme: ThemeState) -> str:
    said = f"Dernière revue le {day(theme.reviewed_on)}." if theme.reviewed_on else "Jamais revu."
    return f"Thème {theme.code}. {said} {_READINGS}"


def _actions(actions: Sequence[ReviewAction]) -> Grid:
    return Grid(
        "État des actions du thème",
        ("Action", "Porteur", "Engagements", "Indicateurs", "Météo"),
        tuple(
            (
                f"{one.code} {one.name}",
                one.owner,
                execution_text(one),
                standing_text(one),
                weather_text(one),
            )
            for one in actions
        ),
        weights=(2.4, 1.4, 1.6, 1.4, 1.2),
    )


def _words(actions: Sequence[ReviewAction]) -> Iterator[Text]:
    for one in actions:
        if one.words:
            yield Text(f"{one.code}, le {day(one.told_on)} : « {one.words} »", is_note=True)


def _figures(figures: Sequence[ReviewFigure]) -> Iterator[Block]:
    if not figures:
        yield Text("Aucun indicateur ne suit ces actions.", is_missing=True)
        return
    yield Grid(
        "Indicateurs du thème",
        ("Indicateur", "Valeur", "Compte", "Période", "Source"),
        tuple(
            (one.name, value_text(one), counts_text(one), period_of(one), one.source)
            for one in figures
        ),
        numeric=frozenset({2}),
        weights=(3, 1.6, 1.2, 1.4),
    )


def _opinions(pack: CommissionPack) -> Part:
    rows = tuple(
        (str(point.position), one.label, one.stance_label or _SILENT, one.text)
        for point in pack.view.points
        for one in point.opinions
    )
    if not rows:
        return Part("Avis des collèges", (Text("Aucun point ne demande d’avis."),))
    heads = ("Point", "Collège", "Avis", "Ce que dit le collège")
    grid = Grid("Un avis par collège et par point", heads, rows, weights=(0.5, 1.4, 1.4, 3.4))
    return Part("Avis des collèges", (grid,))


def _decisions(pack: CommissionPack) -> Iterator[Part]:
    taken = [line for point in pack.view.points for line in point.decisions]
    if taken:
        yield Part("Décisions de la réunion", (_grid("Ce qui est décidé", taken),))


def _pending(pack: CommissionPack) -> Part:
    title = "Décisions des réunions précédentes"
    before = pack.view.previous
    if before is None:
        return Part(title, (Text("C’est la première réunion connue de cette instance."),))
    if not pack.view.pending:
        return Part(title, (Text(f"Rien n’attend depuis la réunion du {day(before.on)}."),))
    caption = f"À faire, ou faites depuis la réunion du {day(before.on)}"
    return Part(title, (_grid(caption, pack.view.pending),))


def _grid(caption: str, lines: Sequence[DecisionLine]) -> Grid:
    return Grid(
        caption,
        ("Décision", "Qui", "Avant le", "État", "Action"),
        tuple(
            (one.text, one.owner or NOBODY, day(one.due_on), decision_state(one), one.action)
            for one in lines
        ),
        strong=frozenset(rank for rank, one in enumerate(lines) if one.is_overdue),
        weights=(3.2, 1.4, 1.2, 1.2, 0.6),
    )


def decision_state(line: DecisionLine) -> str:
    if line.done_on:
        return f"faite le {day(line.done_on)}"
    return "en retard" if line.is_overdue else "à faire"


def _minutes(pack: CommissionPack) -> Iterator[Part]:
    meeting = pack.view.row
    if not meeting.published_at:
        return
    paragraphs = [part.strip() for part in meeting.minutes.split("\n\n") if part.strip()]
    corrected = [
        Text(f"Corrigé le {day(one.at.date())} : {one.why}", is_note=True)
        for one in pack.view.corrections
        if one.field == "minutes"
    ]
    yield Part("Relevé", (*(Text(one) for one in paragraphs), *corrected))
