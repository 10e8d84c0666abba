"""Sentences of a diagnosis that the page and the documents both say: each is written once."""

from collections.abc import Iterable, Iterator

from passerelles.apps.indicators.reads.definitions import indicators
from passerelles.apps.indicators.reads.values import Observed
from passerelles.apps.observatory.reads.diagnosis.facts import GREEN_OFFERS
from passerelles.apps.observatory.reads.diagnosis.values import (
    Changes,
    Difficulties,
    Figure,
    GreenOccupations,
    LabourMarket,
    Supply,
    Tensions,
    Unavailable,
)
from passerelles.documents.diagnosis.words import cell, indicator_name
from passerelles.documents.essentials import figure_text
from passerelles.documents.french import FIXED, counted, joined, number, period_text, share

GENERATED = (
    "Données de démonstration : ces sessions et ces places sont fabriquées pour essayer l’outil. "
    "Ne les citez pas."
)
MARKET_HEADS = ("Offres en ligne", "Demandeurs d’emploi")
TENSE_HEADS = ("En tension, à former", "dont sans session ici")
_OFFERS = "Offres et demandeurs : métiers publiés en 2021, donc des minimums."
_TRAINED = (
    "« En tension, à former » : métiers de classe 4 ou 5 qui demandent une formation spécifique ; "
    "ceux que seuls les conditions de travail, l’instabilité ou l’éloignement expliquent n’y sont "
    "pas. « Sans session ici » : aucune n’y mène dans le territoire ; il peut y en avoir à côté."
)
_SESSIONS = "Sessions : celles que l’on peut encore rejoindre dans le territoire."
JOBS_LEFT_OUT = "Ni la fonction publique, ni le régime agricole, ni les indépendants n’y sont."
SEVERAL_MEASURES = "Deux valeurs dont les intervalles se touchent ne se classent pas."
_NO_REASON = (
    "Les fichiers de l’enquête BMO ne disent pas, par territoire, pourquoi un projet est difficile "
    "à pourvoir : ce sont ici les composantes de la tension qui l’expliquent, métier par métier."
)


def tension_counts(found: Tensions) -> str:
    """How many occupations have a class, how many are in tension, how many have no class."""
    verb = "est" if len(found.rows) == 1 else "sont"
    text = (
        f"{counted(found.published, 'métier a', 'métiers ont')} une tension publiée ici "
        f"({period_text(found.period)}), en classes de 1 (très faible) à 5 (très forte) ; "
        f"{number(len(found.rows))} {verb} de classe 4 ou 5."
    )
    if found.unpublished:
        who = counted(found.unpublished, "autre figure", "autres figurent")
        text += f" {who} dans la table sans classe publiée : rien n’en est dit."
    return text


def difficulty_share(found: Difficulties) -> str:
    """What part of the occupations in tension skills do not explain; never a training need."""
    parts = (found.other_than_skills, found.both, found.skills, found.unexplained)
    total, other = sum(map(len, parts)), len(found.other_than_skills)
    if not total:
        return "Aucun métier n’est ici en tension forte ou très forte."
    strong = f"{counted(total, 'métier', 'métiers')} en tension forte ou très forte"
    verbs = ("relèvent", "comptent") if other > 1 else ("relève", "compte")
    return (
        f"Sur {strong}, {number(other)} ({share(other / total)}) {verbs[0]} d’autre chose que des "
        f"compétences et ne {verbs[1]} jamais comme un besoin de formation. {_NO_REASON}"
    )


def jobs(found: LabourMarket) -> str:
    """« Emplois salariés du secteur privé, 2023 : 35 120. »."""
    period = next((one.jobs.period for one in found.sectors if isinstance(one.jobs, Observed)), "")
    return f"{indicator_name(found.jobs.indicator)}, {period_text(period)} : {cell(found.jobs)}."


def seats(found: Supply) -> str:
    """« Places des sessions qui commencent : en 2026, au moins 10 500 ; en 2027, … »."""
    known = [figure for figure in found.seats if isinstance(figure, Observed)]
    if not known:
        return f"Places offertes : {joined(list(map(figure_text, found.seats)))}."
    told = [f"en {period_text(figure.period)}, {cell(figure)}" for figure in known]
    return f"Places des sessions qui commencent : {' ; '.join(told)}."


def reached(figure: Figure) -> str:
    """« 1 081 334 (87 %) »: the inhabitants, and their part of those of the territory."""
    whole, value = figure.quantity.denominator, figure.quantity.value
    part = f" ({_part(value / whole)})" if whole and value is not None else ""
    return f"{cell(figure)}{part}"


def _part(ratio: float) -> str:
    """A ratio that never rounds to everyone while some are left out."""
    if ratio < 1 and round(ratio * 100) == 100:
        return f"plus de 99{FIXED}%"
    return share(ratio)


def family_notes(*, market: bool, tense: bool) -> tuple[str, ...]:
    """How to read the table of needs and supply by family, with the columns that it has."""
    told = (_OFFERS if market else "", _TRAINED if tense else "", _SESSIONS)
    return tuple(filter(None, told))


def one_period_only(found: Changes) -> str:
    """Figures that have nothing to be compared with; empty when each has a past."""
    told = [f"{indicator_name(o.indicator)} ({period_text(o.period)})" for o in found.alone]
    return f"Une seule période chargée, donc rien à comparer : {joined(told)}." if told else ""


def green_notes(found: GreenOccupations) -> Iterator[str]:
    """Why the offers of green occupations make so wide an interval."""
    declared = indicators().get(GREEN_OFFERS)
    if declared and not isinstance(found.offers, Unavailable):
        yield declared.note
    if found.rows and declared and not isinstance(found.offers, Unavailable):
        yield (
            "Le tableau retient les métiers de 2021 dont le code d’aujourd’hui est vert : la somme "
            "de ses offres n’est donc pas ce total."
        )


def named(labels: Iterable[str], most: int) -> str:
    """« a ; b ; et 4 autres »."""
    known = list(labels)
    more = len(known) - most
    rest = [f"et {counted(more, 'autre', 'autres')}"] if more > 0 else []
    return " ; ".join([*known[:most], *rest])
