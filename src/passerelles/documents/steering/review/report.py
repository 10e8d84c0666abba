"""The yearly review as a report: the state of each action, the figures, the words, the proofs."""

from collections.abc import Iterator, Sequence

from passerelles.apps.accounts.models import College
from passerelles.apps.steering.reads.reviews.state import ReviewState
from passerelles.apps.steering.reads.reviews.values import (
    ReviewAction,
    ReviewContent,
    ReviewFigure,
    ReviewPriority,
)
from passerelles.documents.french import counted, day, moment
from passerelles.documents.report.model import Block, Grid, Key, Part, Report, Text
from passerelles.documents.steering.review.words import (
    MAKINGS,
    change_text,
    counts_text,
    definition_text,
    execution_text,
    period_of,
    share_text,
    standing_text,
    value_text,
    weather_text,
)

_DRAFT = "Projet : ce bilan n’est pas figé. Ses chiffres changent encore, personne ne l’a signé."
_FOUR_READINGS = (
    "Quatre lectures restent séparées : l’exécution compte les engagements, la distance et l’écart "
    "regardent les indicateurs, la météo est la parole du pilote. Aucune note d’ensemble."
)


def review_report(state: ReviewState) -> Report:
    content = state.content
    return Report(
        kind="Bilan annuel du plan",
        title=f"Bilan {content.year}",
        subtitle=_subtitle(state),
        made_on=state.made_on,
        is_demonstration=content.is_demonstration,
        keys=tuple(_keys(state)),
        essentials=tuple(_essentials(state)),
        parts=(
            *_actions(content),
            *_figures(state),
            *_decisions(content),
            *_texts(content),
            _lineage(content),
            _signatures(state),
        ),
        definitions=tuple(
            (f"{one.name} (version {one.definition_version})", definition_text(one))
            for one in content.figures
        ),
    )


def _subtitle(state: ReviewState) -> str:
    content = state.content
    known = f"Chiffres connus le {day(content.as_of)}."
    frozen = f" Figé le {moment(state.frozen_at)}." if state.frozen_at else ""
    return f"{content.plan_title}. {known}{frozen}"


def _keys(state: ReviewState) -> Iterator[Key]:
    content = state.content
    done = sum(action.done for action in content.actions)
    total = sum(action.total for action in content.actions)
    told = sum(action.told for action in content.actions)
    yield Key(f"{done} sur {total}", "engagements faits", f"{total - told} non renseignés")
    shared = [one for one in content.figures if one.is_shared]
    known = sum(one.frozen.value is not None for one in shared)
    yield Key(f"{known} sur {len(shared)}", "indicateurs partagés connus")
    signed = sum(one.signed_at is not None for one in state.signatures)
    yield Key(f"{signed} sur {len(state.signatures)}", "collèges signataires")


def _essentials(state: ReviewState) -> Iterator[str]:
    content = state.content
    if state.frozen_at is None:
        yield _DRAFT
    if state.superseded:
        yield "Ce bilan a été remplacé par un autre : il reste ici pour mémoire."
    if state.reason:
        yield f"Ce bilan en remplace un autre. Raison : {state.reason}"
    weathers = [action for action in content.actions if action.weather]
    silent = len(content.actions) - len(weathers)
    yield (
        f"{counted(len(weathers), 'action a', 'actions ont')} la météo de son pilote, "
        f"{silent} ne l’ont pas."
        if weathers
        else "Aucun pilote n’a encore dit sa confiance dans son action."
    )
    if state.last_year is None:
        yield f"Aucun bilan {content.year - 1} n’est figé : rien à quoi comparer cette année."
    yield _FOUR_READINGS


def _actions(content: ReviewContent) -> Iterator[Part]:
    for priority in content.priorities:
        mine = [one for one in content.actions if one.priority == priority.code]
        if mine:
            yield Part(_title(priority), (_progress(priority, mine), *_words(mine)))


def _title(priority: ReviewPriority) -> str:
    number = priority.code.replace(".P", ", priorité ").replace("O", "Orientation ")
    return f"{number} : {priority.name}"


def _progress(priority: ReviewPriority, actions: Sequence[ReviewAction]) -> Grid:
    rows = tuple(
        (
            f"{one.code}. {one.name}",
            execution_text(one),
            share_text(one.low, one.high),
            standing_text(one),
            weather_text(one),
        )
        for one in actions
    )
    heads = ("Action", "Engagements", "Part faite", "Cibles", "Météo du pilote")
    caption = f"Où en sont les actions de la priorité {priority.code}"
    return Grid(caption, heads, rows, weights=(2.6, 1.2, 0.9, 0.9, 1.1))


def _words(actions: Sequence[ReviewAction]) -> Iterator[Block]:
    for one in actions:
        if one.words:
            said = f" ({day(one.told_on)})" if one.told_on else ""
            yield Text(f"{one.code} : {one.words}{said}", is_note=True)


def _figures(state: ReviewState) -> Iterator[Part]:
    content = state.content
    before = {one.code: one for one in state.last_year.figures} if state.last_year else {}
    shared = [one for one in content.figures if one.is_shared]
    others = [one for one in content.figures if not one.is_shared]
    numbers = {one.code: rank for rank, one in enumerate(_known(content), 1)}
    for title, figures in (
        ("Les indicateurs partagés", shared),
        ("Les autres indicateurs des actions", others),
    ):
        known = [one for one in figures if one.frozen.value is not None]
        grid = _grid(title, known, before, numbers)
        yield Part(title, (*([grid] if known else ()), *_unknown(figures)))


def _known(content: ReviewContent) -> list[ReviewFigure]:
    return [one for one in content.figures if one.frozen.value is not None]


def _grid(
    title: str,
    figures: Sequence[ReviewFigure],
    before: dict[str, ReviewFigure],
    numbers: dict[str, int],
) -> Grid:
    rows = tuple((*_row(one, numbers), *_since(one, before)) for one in figures)
    heads = ("Indicateur (renvoi)", "Période", "Valeur", "Comptes")
    since = ("Bilan d’avant", "Évolution") if before else ()
    caption = f"{title} : valeur, comptes et période"
    note = "Le renvoi mène à « D’où viennent les chiffres »."
    weights = (2.2, 0.9, 1.1, 1.1, 1.1, 0.9)
    return Grid(caption, (*heads, *since), rows, weights=weights, notes=(note,))


def _row(one: ReviewFigure, numbers: dict[str, int]) -> tuple[str, ...]:
    mark = " (démonstration)" if one.is_demonstration else ""
    name = f"{one.name}{mark} ({numbers[one.code]})"
    return name, period_of(one), value_text(one), counts_text(one)


def _since(one: ReviewFigure, before: dict[str, ReviewFigure]) -> tuple[str, ...]:
    """What the review before said of it; nothing at all when there was none."""
    if not before:
        return ()
    last = before.get(one.code)
    return value_text(last) if last else "", change_text(one, last)


def _unknown(figures: Sequence[ReviewFigure]) -> Iterator[Block]:
    missing = [one for one in figures if one.frozen.value is None]
    if missing:
        listed = " ; ".join(f"{one.name} ({value_text(one)})" for one in missing)
        yield Text(f"Sans chiffre cette année : {listed}.", is_missing=True)


def _decisions(content: ReviewContent) -> Iterator[Part]:
    if not content.decisions:
        return
    rows = tuple(
        (
            one.text,
            f"{one.body}, {day(one.held_on)}",
            one.owner or "personne",
            day(one.due_on) or "sans échéance",
            f"fait le {day(one.done_on)}" if one.done_on else "à faire",
        )
        for one in content.decisions
    )
    heads = ("Décision", "Prise par", "Qui", "Avant le", "État")
    grid = Grid("Décisions de l’année, et celles qui restaient à faire", heads, rows)
    yield Part("Les décisions", (grid,))


def _texts(content: ReviewContent) -> Iterator[Part]:
    for one in content.texts:
        college = College(one.college).label
        paragraphs = tuple(Text(line) for line in one.text.splitlines() if line.strip())
        yield Part(f"Contribution : {one.institution}", (Text(college, is_note=True), *paragraphs))


def _lineage(content: ReviewContent) -> Part:
    rows = tuple(
        (
            f"({rank}) {one.name}",
            f"{one.source_name or one.source}, {one.edition}",
            _made(one),
            _files(one),
            str(one.observation or ""),
        )
        for rank, one in enumerate(_known(content), 1)
    )
    heads = ("Renvoi", "Source et édition", "Comment", "Fichiers (début de l’empreinte)", "Numéro")
    note = (
        "Le numéro ouvre toutes les lignes du chiffre : /api/v1/observations/NUMÉRO/lineage. "
        f"Plan : fichier d’empreinte {content.plan_sha256[:16]}."
    )
    grid = Grid("Lignée de chaque chiffre", heads, rows, weights=(1.6, 1.6, 1.2, 1.2, 0.5))
    return Part("D’où viennent les chiffres", (grid, Text(note, is_note=True)))


def _made(figure: ReviewFigure) -> str:
    behind = figure.behind
    if behind is None:
        return ""
    said = MAKINGS[behind.making]
    rows = f", {counted(behind.rows, 'ligne', 'lignes')}" if behind.rows else ""
    secret = f" dont {behind.secret_rows} secrètes" if behind.secret_rows else ""
    return f"{said}{rows}{secret} ; définition {figure.definition_version}"


def _files(figure: ReviewFigure) -> str:
    files = figure.behind.files if figure.behind else ()
    return " ; ".join(f"{name} ({sha256[:12]})" for name, sha256 in files) or "l’offre publiée"


def _signatures(state: ReviewState) -> Part:
    rows = tuple(
        (
            College(one.college).label,
            one.institution,
            one.signer,
            moment(one.signed_at) or "n’a pas signé",
            one.mention,
        )
        for one in state.signatures
    )
    grid = Grid(
        "Signatures des quatre collèges", ("Collège", "Institution", "Par", "Le", "Mention"), rows
    )
    seal = f"Empreinte signée (SHA-256) : {state.sha256}" if state.sha256 else _DRAFT
    return Part("Les signatures", (grid, Text(seal, is_note=True)))
