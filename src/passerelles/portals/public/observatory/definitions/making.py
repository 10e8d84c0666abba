"""« D’où vient ce chiffre »: the figure, its rows, its file, in French."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from django.urls import reverse

from passerelles.apps.harvest.reads.journal import SourceLine
from passerelles.apps.indicators.reads.definitions import definition_of, indicator_of
from passerelles.apps.indicators.reads.lineage import Lineage, Making
from passerelles.apps.indicators.reads.territories import names
from passerelles.apps.indicators.reads.values import Observed
from passerelles.apps.observatory.reads.explorer.subjects import subjects_of
from passerelles.apps.steering.reads.values.typed import evidence_of
from passerelles.documents.french import counted, moment, number, period_text, quantity_text
from passerelles.domain.indicators.quantity import Bound
from passerelles.portals.public.observatory.definitions.presentation import (
    definition,
    explorer_address,
    level_slug,
    trail,
)

_WORDS = {"F": "femmes", "M": "hommes"}
_DIVIDED = "Ce chiffre est la part du premier de ces nombres dans le second."
_BETWEEN = (
    "Ce chiffre compare ces deux nombres ligne par ligne. Des lignes sont secrètes : la part est "
    "un intervalle, et diviser les deux nombres ne la redonne pas."
)
_COUNTED = (
    "Ce chiffre est compté directement dans le fichier, enregistrement par enregistrement : aucune "
    "ligne publiée n’est additionnée."
)
_DERIVED = (
    "Ce chiffre est compté dans ce que ce site tient déjà (son offre de formation, ses autres "
    "chiffres), comme le dit sa définition : aucune ligne de fichier n’est additionnée."
)
_TYPED = "Aucun fichier ne donne ce chiffre : une institution l’a saisi, avec sa preuve."
_NAMED = ("occupation", "sector")


def page(found: Lineage, sources: Iterable[SourceLine]) -> dict[str, Any]:
    """What the page of a figure shows."""
    figure = found.observed
    every = (figure, *found.counts, *found.rows)
    named, labels = names(every), _labels(every)
    indicator = indicator_of(figure.indicator)
    address = reverse("indicator", args=[figure.indicator])
    evidence = evidence_of(figure)
    return {
        "indicator": indicator,
        "evidence": evidence,
        "told": _told(figure, named, labels),
        "sentence": _TYPED if evidence else _sentence(found),
        "is_broken": found.making is Making.BROKEN,
        "definition": definition(definition_of(figure.indicator, figure.definition_version)),
        "rows": [_told(row, named, labels) for row in found.rows],
        "row_count": number(found.row_count),
        "has_more": found.row_count > len(found.rows),
        "counts": [_told(count, named, labels) for count in found.counts],
        "source": next((one for one in sources if one.id == figure.source), None),
        "files": [(file, moment(file.imported_at)) for file in found.files],
        "since": moment(figure.known_since),
        "explorer": _explorer(figure),
        "trail": trail(("Indicateurs", reverse("indicators")), (indicator.name, address)),
    }


def _told(one: Observed, named: Mapping[str, str], labels: Mapping[str, str]) -> dict[str, Any]:
    indicator = indicator_of(one.indicator)
    definition = definition_of(one.indicator, one.definition_version)
    about = [
        labels.get(value) or _WORDS.get(value) or (f"niveau {value}" if key == "level" else value)
        for key, value in asdict(one.dimensions).items()
        if value
    ]
    return {
        "id": one.id,
        "name": indicator.name,
        "territory": named.get(one.territory_key, one.territory_code),
        "about": ", ".join(about) or "total",
        "period": period_text(one.period),
        "value": quantity_text(one.quantity, definition.unit, indicator.decimals),
        "origin": one.origin,
        "edition": one.edition,
        "is_demonstration": one.is_demonstration,
        "hypothesis": definition.hypothesis if one.quantity.interval else "",
    }


def _labels(found: Iterable[Observed]) -> dict[str, str]:
    keys = {getattr(one.dimensions, name) for one in found for name in _NAMED} - {""}
    return {
        one.key: one.code if one.label == one.code else f"{one.label} ({one.code})"
        for one in subjects_of(keys)
    }


def _sentence(found: Lineage) -> str:
    """How the figure was made, in one sentence or two."""
    rows = counted(found.row_count, "ligne", "lignes")
    return {
        Making.READ: "Ce chiffre est écrit tel quel dans le fichier du producteur.",
        Making.SUMMED: f"Ce chiffre additionne {rows} du fichier. Nous venons de refaire "
        f"l’addition : elle tombe juste.{_why_minimum(found)}",
        Making.DIVIDED: _BETWEEN if found.observed.quantity.interval else _DIVIDED,
        Making.COUNTED: _COUNTED if found.files else _DERIVED,
        Making.BROKEN: f"L’addition des {rows} retrouvées ne redonne pas ce chiffre. Ne l’utilisez "
        "pas et signalez-le à la personne qui gère ce site.",
    }[found.making]


def _why_minimum(found: Lineage) -> str:
    if found.secret_rows:
        hidden = counted(found.secret_rows, "ligne est secrète", "lignes sont secrètes")
        return f" Parmi elles, {hidden} : le total est donc un minimum."
    if found.observed.quantity.bound is Bound.AT_LEAST:
        return " Le producteur laisse des cases de côté : le total est donc un minimum."
    return ""


def _explorer(figure: Observed) -> str:
    slug = level_slug(figure.territory_kind)
    if not slug:
        return ""
    about = figure.dimensions
    choice = {"niveau": slug, "periode": figure.period}
    choice |= {"metier": about.occupation} if about.occupation else {}
    choice |= {"secteur": about.sector} if about.sector else {}
    return explorer_address(figure.indicator, **choice)
