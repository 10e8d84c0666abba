"""Names of the details that belong to no nomenclature: a programme, a kind of place, a measure."""

from passerelles.apps.catalogue.reads.vocabulary import programmes
from passerelles.apps.indicators.reads.definitions import indicators

# What the keys of each kind of detail are, as people write it.
DETAILS = {
    "dispositif": "Dispositifs",
    "territoire": "Types de territoire",
    "indicateur": "Indicateurs",
}
_PLACES = {"rural": "Communes rurales", "qpv": "Communes touchées par un quartier prioritaire"}


def detail_name(key: str) -> str:
    """The name of ``dispositif:lectio``, ``territoire:rural``…; empty for any other key."""
    kind, _, code = key.partition(":")
    match kind:
        case "dispositif":
            return programmes()[code].name if code in programmes() else ""
        case "territoire":
            return _PLACES.get(code, "")
        case "indicateur":
            return indicators()[code].name if code in indicators() else ""
        case _:
            return ""
