"""What an indicator measures, said beside its figures and under their files."""

from collections.abc import Sequence
from dataclasses import dataclass

from passerelles.formats.indicators.definitions import Indicator
from passerelles.portals.public.observatory.explorer.addresses import indicator_address
from passerelles.portals.public.reference.values import Link


@dataclass(frozen=True, slots=True)
class Told:
    """The definition as (question, answer) pairs; ``note``: what to know before comparing.

    ``href``: the page of the indicator, empty without it.
    """

    name: str
    question: str
    facts: tuple[tuple[str, str], ...]
    note: str
    href: str


def told(indicator: Indicator) -> Told:
    what = indicator.definition
    facts = (
        ("Ce que l’on compte", what.formula),
        ("Rapporté à", what.denominator),
        ("Unité", what.unit),
        ("Sur qui", what.population),
        ("Quel territoire compte", what.whose_territory),
        ("Hypothèse de l’intervalle", what.hypothesis),
        ("Secret", what.secrecy.text),
    )
    return Told(
        name=indicator.name,
        question=indicator.question,
        facts=tuple((label, _sentence(said)) for label, said in facts if said),
        note=indicator.note,
        href=indicator_address(indicator.code),
    )


def lines(indicator: Indicator, sources: Sequence[Link], *, demonstration: bool) -> list[str]:
    """The same as lines of text, for files."""
    said = told(indicator)
    kept = [f"{indicator.name} : {indicator.question}"]
    kept += [f"{label} : {text}" for label, text in said.facts]
    kept += [f"Version de la définition : {indicator.definition.version}"]
    kept += [f"À savoir : {said.note}"] if said.note else []
    kept += [f"Source : {source.label}, édition {source.context}" for source in sources]
    if demonstration:
        kept.insert(0, "Données de démonstration : une partie de ces chiffres est fictive.")
    return kept


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"
