"""Sources of training offer: Lhéo files → rows of the catalogue, one record a training."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from django.db.models import F, Model
from django.db.models.functions import Left

from passerelles.apps.catalogue.models import Provider, Session, Training, TrainingAction
from passerelles.apps.catalogue.reads.targets import read_targets
from passerelles.apps.reference.reads.commune_places import commune_places
from passerelles.connectors.common.editions import Outcome
from passerelles.connectors.lheo.actions import action_row, funding_rows, unnumbered_action
from passerelles.connectors.lheo.keys import Keys, fit_number, unnumbered
from passerelles.connectors.lheo.places import place_row
from passerelles.connectors.lheo.reading import Reading
from passerelles.connectors.lheo.sessions import (
    block_rows,
    meeting_rows,
    session_row,
    unnumbered_session,
)
from passerelles.connectors.lheo.texts import line
from passerelles.connectors.lheo.trainings import (
    SIREN_DIGITS,
    link_rows,
    provider_row,
    title_of,
    training_row,
)
from passerelles.formats.common.rejection import Rejection, UnreadableFile
from passerelles.formats.lheo.model import Session as LheoSession
from passerelles.formats.lheo.model import Training as LheoTraining
from passerelles.formats.lheo.model import TrainingAction as LheoAction
from passerelles.formats.lheo.reader import read_lheo

DEMONSTRATION = "demonstration_offer"
ENDING_BYTES = 4_096
GENERATED = re.compile(rb'<extra info="demonstration">\s*1\s*</extra>')


def load(files: Sequence[Path], *, source: str) -> Iterator[Outcome]:
    """Yield the rows of each training of ``files``.

    Raises UnreadableFile; a generated file is refused everywhere but in the demonstration.
    """
    if source != DEMONSTRATION:
        for path in files:
            _refuse_generated(path)
    reading = start_reading(source)
    for path in files:
        for outcome in read_lheo(path):
            if isinstance(outcome, Rejection):
                yield outcome
            else:
                yield from outcomes_of(outcome, reading, file=path.name)


def _refuse_generated(path: Path) -> None:
    """Only the end is looked at: that is where an export of ours tells it, and files are large."""
    with path.open("rb") as stream:
        stream.seek(max(0, path.stat().st_size - ENDING_BYTES))
        if GENERATED.search(stream.read()):
            raise UnreadableFile(
                f"« {path.name} » contient des données de démonstration : elles ne peuvent pas "
                "passer pour une offre réelle. Importez un fichier d’organisme."
            )


def start_reading(source: str) -> Reading:
    """The state of a load of ``source``: what the database holds now."""
    places = commune_places()
    return Reading(
        source=source,
        targets=read_targets(),
        providers=_known(Provider, source, Left("siret", SIREN_DIGITS)),
        trainings=_known(Training, source, F("provider_id")),
        actions=_known(TrainingAction, source, F("training_id")),
        sessions=_known(Session, source, F("action_id")),
        points={key: place.point for key, place in places.items() if place.point},
    )


def outcomes_of(training: LheoTraining, reading: Reading, *, file: str) -> Iterator[Outcome]:
    """The rows of one training, after the doubts that it raised; or its refusal."""
    reading.place = f"{file} › formation {line(training.number) or '?'}"[:400]
    refusal = _senseless(training, reading)
    rows = refusal or _training_rows(training, reading)
    yield from reading.drain()
    yield rows


def _known(model: type[Model], source: str, owner: F | Left) -> Keys:
    rows = model._default_manager.filter(source_id=source).annotate(owner=owner).order_by()
    return Keys(source, dict(rows.values_list("id", "owner").iterator()))


def _senseless(training: LheoTraining, reading: Reading) -> Rejection | None:
    """A title that is only a placeholder: the reader refuses the other senseless records."""
    if title_of(training):
        return None
    return reading.refuse(
        "lheo.no-title",
        f"La formation « {training.number} » n’a pas d’intitulé (« {training.title} ») : personne "
        "ne pourrait la reconnaître. Écrivez intitule-formation.",
    )


def _training_rows(training: LheoTraining, reading: Reading) -> Outcome:
    provider = provider_row(training.provider, reading)
    number = _number(training, provider, reading)
    key = reading.trainings.child(number, parent=provider.id)
    row = training_row(training, key=key, number=number, provider=provider, reading=reading)
    rows: list[Model] = [provider] if reading.is_new(provider) else []
    if reading.is_new(row, row.title):
        rows += [row, *link_rows(training, key=key, reading=reading)]
    elif reading.met[Training, key] != row.title:
        return _other_training(row, reading)
    else:
        _warn_twice(f"la formation « {number} »", reading)
    for action in training.actions:
        rows += _action_rows(action, training=key, reading=reading)
    return [reading.fit(row) for row in rows]


def _number(training: LheoTraining, provider: Provider, reading: Reading) -> str:
    if number := line(training.number):
        return fit_number(number)
    title = title_of(training)
    reading.warn(
        "lheo.no-number",
        title,
        f"La formation « {title} » n’a pas de numéro : il est tiré de son intitulé et de son "
        "organisme, et changera avec eux. Écrivez l’attribut numero.",
    )
    return unnumbered(provider.id, title)


def _action_rows(action: LheoAction, *, training: str, reading: Reading) -> list[Model]:
    number = fit_number(line(action.number)) or unnumbered_action(action)
    key = reading.actions.child(number, parent=training)
    row = action_row(action, key=key, number=number, training=training, reading=reading)
    rows: list[Model] = []
    if reading.is_new(row):
        places = enumerate(action.places)
        rows += [row, *(place_row(p, row, position=n, reading=reading) for n, p in places)]
        rows += funding_rows(action, key=key, reading=reading)
    else:
        _warn_twice(f"l’action « {number} »", reading)
    for session in action.sessions:
        rows += _session_rows(session, action, parent=key, reading=reading)
    return rows


def _session_rows(
    session: LheoSession, action: LheoAction, *, parent: str, reading: Reading
) -> list[Model]:
    number = fit_number(line(session.number)) or unnumbered_session(session)
    dates = f"{session.period.start.written()} {session.period.end.written()}"
    key = reading.sessions.child(number, parent=parent)
    if reading.met.get((Session, key), dates) != dates:
        # Two runs under one number: the second keeps its dates in its number, for ever.
        number = fit_number(f"{number}~{dates[:8]}")
        key = reading.sessions.child(number, parent=parent)
    row = session_row(session, key=key, number=number, action=parent, reading=reading)
    if not reading.is_new(row, dates):
        _warn_twice(f"la session « {number} »", reading)
        return []
    meetings = meeting_rows(session, action, key=key, reading=reading)
    return [row, *meetings, *block_rows(session, key=key, reading=reading)]


def _other_training(row: Training, reading: Reading) -> Rejection:
    return reading.refuse(
        "lheo.duplicate-key",
        f"Deux formations portent le numéro « {row.number} » : « {reading.met[Training, row.id]} » "
        f"est gardée, « {row.title} » est refusée. Donnez un numéro à chacune.",
        row.title,
    )


def _warn_twice(what: str, reading: Reading) -> None:
    reading.warn(
        "lheo.duplicate-key",
        what,
        f"Le fichier donne deux fois {what} : la première description est gardée, ce que la "
        "seconde ajoute l’est aussi. Retirez l’une des deux.",
    )
