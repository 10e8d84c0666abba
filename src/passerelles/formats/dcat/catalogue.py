"""A catalogue of open data in JSON-LD, in the words of DCAT-AP 3 (W3C DCAT 3 vocabulary)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

Json = dict[str, object]

CONTEXT: Mapping[str, str] = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
LICENCE_OUVERTE = "https://www.etalab.gouv.fr/licence-ouverte-open-licence"
_FRENCH = "http://publications.europa.eu/resource/authority/language/FRA"
_MEDIA = "https://www.iana.org/assignments/media-types/"


@dataclass(frozen=True, slots=True)
class Distribution:
    """One way to get the data; ``media_type`` as IANA names it (``text/csv``)."""

    title: str
    address: str
    media_type: str


@dataclass(frozen=True, slots=True)
class Dataset:
    """``licence`` is an address; empty when the producer did not say, and then left out."""

    address: str
    title: str
    description: str
    producers: Sequence[str]
    distributions: Sequence[Distribution]
    licence: str = ""
    rights: str = ""
    keywords: Sequence[str] = ()
    modified: datetime | None = None
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class Catalogue:
    """``publisher`` is the body that runs the site."""

    address: str
    title: str
    description: str
    publisher: str
    datasets: Sequence[Dataset]


def to_json_ld(catalogue: Catalogue) -> Json:
    """The JSON-LD document of a catalogue; what is unknown is left out."""
    return {
        "@context": dict(CONTEXT),
        "@id": catalogue.address,
        "@type": "dcat:Catalog",
        "dct:title": catalogue.title,
        "dct:description": catalogue.description,
        "dct:language": {"@id": _FRENCH},
        "dct:publisher": _agent(catalogue.publisher),
        "dcat:dataset": [_dataset(one) for one in catalogue.datasets],
    }


def _dataset(dataset: Dataset) -> Json:
    modified = dataset.modified and _typed(dataset.modified.isoformat(), "dateTime")
    return _known(
        {
            "@id": dataset.address,
            "@type": "dcat:Dataset",
            "dct:title": dataset.title,
            "dct:description": dataset.description,
            "dct:creator": [_agent(name) for name in dataset.producers],
            "dct:license": {"@id": dataset.licence} if dataset.licence else None,
            "dct:accessRights": dataset.rights,
            "dct:modified": modified,
            "dct:temporal": _period(dataset.first, dataset.last),
            "dcat:keyword": list(dataset.keywords),
            "dcat:distribution": [_distribution(one) for one in dataset.distributions],
        }
    )


def _distribution(one: Distribution) -> Json:
    return {
        "@type": "dcat:Distribution",
        "dct:title": one.title,
        "dcat:accessURL": {"@id": one.address},
        "dcat:mediaType": {"@id": f"{_MEDIA}{one.media_type}"},
    }


def _period(first: date | None, last: date | None) -> Json | None:
    if first is None or last is None:
        return None
    return {
        "@type": "dct:PeriodOfTime",
        "dcat:startDate": _typed(first.isoformat(), "date"),
        "dcat:endDate": _typed(last.isoformat(), "date"),
    }


def _agent(name: str) -> Json:
    return {"@type": "foaf:Agent", "foaf:name": name}


def _typed(value: str, kind: str) -> Json:
    return {"@value": value, "@type": f"xsd:{kind}"}


def _known(fields: Mapping[str, object]) -> Json:
    return {name: value for name, value in fields.items() if value}
