"""Typed words and what they may mean: sure answers are taken, others are asked back."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from django import forms

from passerelles.apps.reference.reads.place_reading import NamedPlace, PlaceReading, read_place
from passerelles.apps.reference.reads.search import SearchKind, search
from passerelles.domain.reference.communes import fold_name
from passerelles.domain.reference.search.entries import Match

PROPOSED = 6
LONGEST = 150  # characters
_COMMUNES = ("commune", "arrondissement")


@dataclass(frozen=True, slots=True)
class Option:
    """One meaning: its key, its name, and the word that led to it when it is another."""

    key: str
    label: str
    note: str = ""


def occupations_meant(words: str) -> tuple[Option, ...]:
    """Occupations (``ROME-4.60:G1803``) that the words may name; one when they are its name.

    Everyday words stay to be confirmed: « serveuse » is said of several occupations.
    """
    found = search(words, SearchKind.OCCUPATION, limit=PROPOSED)
    sure = [match for match in found if fold_name(match.label) == fold_name(words)]
    return tuple(map(_occupation, sure[:1] or found))


def certifications_meant(words: str) -> tuple[Option, ...]:
    """Certifications (``RNCP37780``) that the words may name; a code leaves no doubt."""
    found = search(words, SearchKind.CERTIFICATION, limit=PROPOSED)
    sure = [match for match in found if match.code == words.upper().replace(" ", "")]
    return tuple(Option(match.code, match.label, match.code) for match in sure or found)


def communes_meant(words: str) -> tuple[Option, ...]:
    """Communes (INSEE codes) that the words may name; one when there is no doubt."""
    reading = read_place(words)
    if reading.place is not None and reading.place.kind in _COMMUNES:
        return (_commune(reading.place),)
    return tuple(map(_commune, _doubtful(reading)))


def _doubtful(reading: PlaceReading) -> Sequence[NamedPlace]:
    return [one for one in reading.others or reading.guesses if one.kind in _COMMUNES]


def _commune(place: NamedPlace) -> Option:
    return Option(place.code, place.label)


def _occupation(match: Match) -> Option:
    note = match.matched if fold_name(match.matched) != fold_name(match.label) else ""
    return Option(f"{match.edition}:{match.code}", match.label, note)


class ChoosingForm(forms.Form):
    """A mixin: ``choix`` appears when the words of a field may mean several things."""

    chosen: Option | None = None
    options: tuple[Option, ...] = ()
    question: ClassVar[str] = "Lequel s’en approche le plus ?"

    @property
    def asks_back(self) -> bool:
        """Whether the words need a choice, and nothing else is wrong."""
        return bool(self.options) and self.chosen is None and len(self.errors) == 1

    def choose(self, field: str, words: str, options: tuple[Option, ...], *, unknown: str) -> None:
        """Take the only meaning or the one ticked; else ask, with an error under ``field``."""
        self.options = options
        ticked = self.data.get("choix", "")
        meant = [one for one in options if one.key == ticked] or list(options)
        if len(meant) == 1:
            self.chosen = meant[0]
        elif not options:
            self.add_error(field, f"« {words} » : {unknown}")
        else:
            self.add_error(field, f"Plusieurs réponses possibles pour « {words} ».")


def words_field(label: str, *, help_text: str, kind: str) -> forms.CharField:
    """Words to type; ``kind`` is what they are completed with when scripts run."""
    field = forms.CharField(
        label=label,
        help_text=help_text,
        required=False,
        max_length=LONGEST,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"max_length": f"Écrivez {LONGEST} caractères au plus : un nom suffit."},
    )
    field.suggest = kind  # type: ignore[attr-defined]  # read by its template
    return field
