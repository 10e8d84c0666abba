"""Why a figure is not there, and the name of what would give it."""

from collections.abc import Sequence

from passerelles.apps.indicators.models import Observation
from passerelles.apps.indicators.reads.definitions import indicators
from passerelles.apps.observatory.reads.diagnosis.values import Unavailable
from passerelles.apps.reference.models import TerritoryKind
from passerelles.apps.reference.reads.editions import sources
from passerelles.apps.reference.reads.generation import remembered
from passerelles.domain.common.absence import Absence

_KINDS = {
    TerritoryKind.EMPLOYMENT_BASIN: "bassin d’emploi",
    TerritoryKind.DEPARTEMENT: "département",
    TerritoryKind.REGION: "région",
    TerritoryKind.ACADEMIE: "académie",
    TerritoryKind.EMPLOYMENT_ZONE: "zone d’emploi",
    TerritoryKind.EPCI: "intercommunalité",
    TerritoryKind.COMMUNE: "commune",
    "country": "pays",
}


def lacking(indicator: str, kind: str) -> Unavailable:
    """Not published for this kind of zone, not loaded at all, or not covering this very zone."""
    declared = indicators().get(indicator)
    if declared is None:
        return Unavailable(indicator, Absence.MISSING_INPUT, f"l’indicateur « {indicator} »")
    if declared.kinds and kind not in declared.kinds:
        said = _enumerated([_KINDS[k] for k in declared.kinds if k in _KINDS])
        return Unavailable(
            indicator, Absence.NOT_PUBLISHED, f"la source publie par {said} seulement"
        )
    if not is_loaded(indicator):
        return Unavailable(indicator, Absence.MISSING_INPUT, _sources(declared.sources))
    return Unavailable(indicator, Absence.NOT_COVERED, "aucun chiffre pour ce territoire")


def is_loaded(indicator: str) -> bool:
    """Whether some observation of the indicator is known: asked once a generation."""
    known = _known()
    if indicator not in known:
        known[indicator] = Observation.objects.current().filter(indicator=indicator).exists()
    return known[indicator]


@remembered
def _known() -> dict[str, bool]:
    return {}


def _sources(keys: Sequence[str]) -> str:
    register = sources()
    names = [f"« {register[key].name if key in register else key} »" for key in keys]
    if len(names) < 2:
        return f"la source {''.join(names)} n’est pas chargée"
    return f"aucune des sources {_enumerated(names)} n’est chargée"


def _enumerated(words: Sequence[str]) -> str:
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} et {words[-1]}"
