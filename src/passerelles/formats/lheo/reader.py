"""Read any Lhéo file — 2.2, 2.3, EDOF, whatever its namespace — into the one model, streaming.

A doubt inside one formation (unreadable date or number, unknown or misspelt element, element given
twice, markup in a text) is a Rejection of severity ``warning``, yielded before the training, which
is given without the doubtful value. A formation without title, without any session, or without
anything that names its provider makes no sense as an offer: it is an ``error``, and is not given.
Whether what is said is right (codes, lengths, order, required elements) is the checker's work.
"""

from collections.abc import Iterator
from pathlib import Path

from passerelles.formats.common.rejection import Rejection, UnreadableFile
from passerelles.formats.lheo.edof import lift
from passerelles.formats.lheo.fields import NOT_TOLD
from passerelles.formats.lheo.header import Header, read_dialect, read_header
from passerelles.formats.lheo.model import Dialect, Training
from passerelles.formats.lheo.notes import Element, Memory, Notes
from passerelles.formats.lheo.offer_tables import TRAINING
from passerelles.formats.lheo.records import RecordReader
from passerelles.formats.lheo.stream import formations

__all__ = ["Header", "read_header", "read_lheo"]

_READER = RecordReader(TRAINING)
_FILLED_READER = RecordReader(TRAINING, filled=True)


def read_lheo(path: Path) -> Iterator[Training | Rejection]:
    """Yield the trainings of the file at ``path``, in its order, and what is wrong with them.

    Raises UnreadableFile when the file as a whole cannot be read (not XML, cut, wrong encoding,
    DOCTYPE, summaries only, no formation), possibly after some trainings: load nothing of it then.
    """
    dialect = read_dialect(path)
    count = 0
    memory = Memory()
    for element, lines in formations(path):
        count += 1
        yield from _read(element, Notes(path.name, memory, lines), dialect)
    if not count:
        raise UnreadableFile(
            f"« {path.name} » ne contient aucune formation : vérifiez l’export, puis recommencez."
        )


def _read(element: Element, notes: Notes, dialect: Dialect) -> Iterator[Training | Rejection]:
    reader = _FILLED_READER if element.get("tag") == NOT_TOLD else _READER
    training = reader.read(element, notes)
    if dialect is Dialect.EDOF:
        training = lift(training)
    if senseless := _senseless(training):
        yield notes.rejection(element, *senseless)
    else:
        yield from notes.doubts.values()
        yield training


def _senseless(training: Training) -> tuple[str, str] | None:
    """The rule and the sentence when no offer can be made of this formation."""
    name = f"La formation « {training.number or training.title or 'sans numéro'} »"
    provider = training.provider
    if not training.title:
        return "lheo.no-title", f"{name} n’a pas d’intitulé : ajoutez « intitule-formation »."
    if not any(action.sessions for action in training.actions):
        return (
            "lheo.no-session",
            f"{name} n’a aucune session : ajoutez-en une, même sans dates (00000000).",
        )
    if not (provider.siret or provider.number or provider.name or provider.legal_name):
        return (
            "lheo.no-provider",
            f"{name} ne dit pas quel organisme en est responsable : donnez son SIRET ou son nom.",
        )
    return None
