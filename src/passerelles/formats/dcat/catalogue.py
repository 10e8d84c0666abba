"""A catalogue of open data in JSON-LD, in the words of DCAT-AP 3 (W3C DCAT 3 vocabulary)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

Json = dict[str, object]

CONTEXT: Mapping[str, str] = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "@language": "fr",
}
LICENCE_OUVERTE = "https://www.etalab.gouv.fr/licence-ouverte-open-licence"
# The controlled vocabularies of the Publications Office, that DCAT-AP asks for.
_AUTHORITY = "http://publications.europa.eu/resource/authority/"
_FRENCH = {"@id": f"{_AUTHORITY}language/FRA"}
_FRANCE = {"@id": f"{_AUTHORITY}country/FRA"}
_MEDIA = "https://www.iana.org/assignments/media-types/"


@dataclass(frozen=True, slots=True)
class Distribution:
    """One way to get the data; ``media_type`` as IANA names it (``text/csv``).

    ``is_file``: the address gives the whole of it at once.
    """

    title: str
    address: str
    media_type: str
    is_file: bool = False


@dataclass(frozen=True, slots=True)
class Dataset:
    """``licence`` is an address; empty when the producer did not say, and then left out.

    ``themes``: codes of the European vocabulary of data themes (``EDUC``, ``SOCI``).
    """

    identifier: str
    address: str
    title: str
    description: str
    producers: Sequence[str]
    distributions: Sequence[Distribution]
    licence: str = ""
    rights: str = ""
    keywords: Sequence[str] = ()
    themes: Sequence[str] = ()
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
        "dct:language": _FRENCH,
        "dct:publisher": _agent(catalogue.publisher),
        "foaf:homepage": {"@id": catalogue.address},
        "dcat:dataset": [_dataset(one, catalogue.publisher) for one in catalogue.datasets],
    }


def _dataset(dataset: Dataset, publisher: str) -> Json:
    modified = dataset.modified and _typed(dataset.modified.isoformat(), "dateTime")
    return _known(
        {
            "@id": dataset.address,
            "@type": "dcat:Dataset",
            "dct:identifier": dataset.identifier,
            "dct:title": dataset.title,
            "dct:description": dataset.description,
            "dct:creator": [_agent(name) for name in dataset.producers],
            "dct:publisher": _agent(publisher),
            "dct:language": _FRENCH,
            "dct:spatial": _FRANCE,
            "dct:license": _licence(dataset),
            "dct:accessRights": _rights(dataset.rights),
            "dct:modified": modified,
            "dct:temporal": _period(dataset.first, dataset.last),
            "dcat:keyword": list(dataset.keywords),
            "dcat:theme": [{"@id": f"{_AUTHORITY}data-theme/{one}"} for one in dataset.themes],
            "dcat:distribution": [_distribution(one, dataset) for one in dataset.distributions],
        }
    )


def _distribution(one: Distribution, of: Dataset) -> Json:
    address = {"@id": one.address}
    return _known(
        {
            "@type": "dcat:Distribution",
            "dct:title": one.title,
            "dcat:accessURL": address,
            "dcat:downloadURL": address if one.is_file else None,
            "dcat:mediaType": {"@id": f"{_MEDIA}{one.media_type}"},
            "dct:license": _licence(of),
        }
    )


def _licence(dataset: Dataset) -> Json | None:
    return {"@id": dataset.licence} if dataset.licence else None


def _rights(said: str) -> Json | None:
    return {"@type": "dct:RightsStatement", "rdfs:label": said} if said else None


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
