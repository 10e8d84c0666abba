"""How the documents about a diagnosis name indicators, figures, classes and causes."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from passerelles.apps.indicators.reads.definitions import indicators
from passerelles.apps.observatory.reads.diagnosis.values import (
    CoveringZone,
    Figure,
    OccupationTension,
    SourceUsed,
    Unavailable,
)
from passerelles.documents.essentials import figure_text
from passerelles.documents.french import FIXED, counted, joined, period_text, quantity_text, share
from passerelles.documents.report.model import Origin, Text
from passerelles.domain.common.absence import Absence
from passerelles.domain.observatory.difficulties import Cause

CLASSES = {1: "très faible", 2: "faible", 3: "moyenne", 4: "forte", 5: "très forte"}
CAUSES = {
    Cause.TRAINING: "formation spécifique",
    Cause.LABOUR_SHORTAGE: "manque de main-d’œuvre",
    Cause.CONDITIONS: "conditions de travail",
    Cause.INSTABILITY: "emploi instable",
    Cause.DISTANCE: "éloignement des candidats",
}
_OFTEN = 4  # definitions that share a sentence
_END = re.compile(r"(?<=\.) (?=[A-ZÀÉ])")
_DIGITS = re.compile(r"\d+")
UNRANKED = (
    "Un rang suivi d’un astérisque est partagé : les minimums (« au moins ») et les intervalles ne "
    "disent pas lequel dépasse l’autre."
)


def cell(figure: Figure) -> str:
    """The figure without the unit that its column says; only « % » stays with its number."""
    declared = indicators().get(figure.indicator)
    unit = declared.definition.unit if declared else ""
    decimals = declared.decimals if declared else 0
    return quantity_text(figure.quantity, unit if unit == "%" else "", decimals)


def indicator_name(code: str) -> str:
    declared = indicators().get(code)
    return declared.name if declared else code


def lacking(figure: Figure, about: str = "") -> Text:
    """Why there is nothing to show, as a sentence; ``about`` names what."""
    told = figure.what if isinstance(figure, Unavailable) else ""
    # Some say what lacks in a whole sentence, others only name it.
    named = isinstance(figure, Unavailable) and figure.reason is Absence.MISSING_INPUT
    whole = told and (
        not named or told.rstrip(".").endswith(("chargée", ")")) or told.endswith(".")
    )
    said = told if whole else figure_text(figure)
    text = f"{about} : {said}" if about else f"{said[:1].upper()}{said[1:]}"
    return Text(f"{text.rstrip('.')}.", is_missing=True)


def causes_of(row: OccupationTension) -> str:
    return joined([CAUSES[cause] for cause in Cause if cause in row.causes]) or "rien de net"


def zone_share(zone: CoveringZone) -> str:
    """The part of the people of a territory who live in a zone that meets it."""
    if zone.whole:
        return f"100{FIXED}%"
    if zone.share is None:
        return "inconnue"
    return share(zone.share) if zone.share >= 0.01 else f"moins de 1{FIXED}%"


def secret_note(count: int) -> str:
    """What a reader of a list must know of those that it leaves out."""
    who = counted(count, "métier a", "métiers ont")
    return f"{who} un nombre de projets secret ici : il peut dépasser certains de ceux de la liste."


def dated(figure: Figure) -> str:
    """« 1 240 (2024) »."""
    if isinstance(figure, Unavailable):
        return cell(figure)
    return f"{cell(figure)} ({period_text(figure.period)})"


def rank_text(rank: int | None, *, shared: bool) -> str:
    if rank is None:
        return "–"
    return f"{rank}{' *' if shared else ''}"


def numbers_of(sources: Sequence[SourceUsed], codes: Iterable[str]) -> tuple[int, ...]:
    """The places, from 1, of the sources that give one of the indicators."""
    wanted = set(codes)
    return tuple(n for n, one in enumerate(sources, 1) if wanted & set(one.indicators))


def origin(used: SourceUsed) -> Origin:
    gives = joined([indicator_name(code) for code in used.indicators])
    mark = " (données de démonstration)" if used.is_demonstration else ""
    return Origin(
        name=f"{used.name}{mark}",
        vintage=vintage(used),
        gives=gives or "référentiel : territoires, métiers ou offre",
        licence=used.licence,
        address=used.address,
    )


def vintage(used: SourceUsed) -> str:
    """The training offer has no edition: it is what was published on the day."""
    return ", ".join(used.editions) or "au jour du diagnostic"


def definitions(sources: Iterable[SourceUsed]) -> tuple[tuple[str, str], ...]:
    """Name and formula of each indicator that the sources give, with what its reader must know.

    Those that a number alone tells apart (30, 45, 60 minutes) have one definition; a sentence that
    many of them share is said once, after them.
    """
    codes = dict.fromkeys(code for used in sources for code in used.indicators)
    declared = [indicators()[code] for code in codes if code in indicators()]
    alike = {_DIGITS.sub("#", one.name): one for one in reversed(declared)}
    kept = tuple(reversed(alike.values()))
    counts = Counter(said for one in kept for said in _parted(one.note))
    common = [said for said, count in counts.items() if count >= _OFTEN]
    told = [
        (
            one.name,
            _sentences(one.definition.formula, *(s for s in _parted(one.note) if s not in common)),
        )
        for one in kept
    ]
    return (
        *told,
        *([("Pour plusieurs de ces indicateurs", _sentences(*common))] if common else []),
    )


def _parted(note: str) -> list[str]:
    return _END.split(note.strip())


def _sentences(*said: str) -> str:
    known = [one.strip().rstrip(".") for one in said if one.strip()]
    return " ".join(f"{one[:1].upper()}{one[1:]}." for one in known)
