"""What each reason says in plain French: pages, sheet, console and API read it here."""

from collections.abc import Callable, Mapping

from passerelles.documents.french import counted, joined, number, share
from passerelles.domain.guidance.profile import Constraint
from passerelles.domain.guidance.reaching.reason_kinds import ReasonKind
from passerelles.domain.guidance.reaching.suggestion import Reason

_FIXED = "\u00a0"
_HIGHEST_CLASS = 5
_WORTH_A_FIGURE = 0.1  # a part under it frightens and means little
_LEVELS = {
    1: "sans diplôme",
    2: "sans diplôme",
    3: "CAP ou BEP",
    4: "baccalauréat",
    5: "BTS, bac + 2",
    6: "licence, bac + 3",
    7: "master, bac + 5",
    8: "doctorat",
}
_LETTERS = {
    "R": "le concret et le travail des mains",
    "I": "comprendre et chercher",
    "A": "créer et imaginer",
    "S": "aider et transmettre",
    "E": "convaincre et entreprendre",
    "C": "organiser et vérifier",
}
_CONDITIONS = {
    Constraint.NO_HEAVY_LOADS: "le port de charges",
    Constraint.NO_NIGHT: "le travail de nuit ou en soirée",
    Constraint.NO_WEEKEND: "le travail le week-end ou les jours fériés",
    Constraint.NO_HEIGHT: "le travail en hauteur",
    Constraint.NO_OUTDOOR: "le travail dehors",
}


def sentence(reason: Reason) -> str:
    """One French sentence, with its full stop. Raises KeyError on a kind that has none."""
    return SENTENCES[ReasonKind(reason.kind)](reason)


def constraint_text(constraint: Constraint) -> str:
    """A condition of work as a noun: « le port de charges ». Raises KeyError on another need."""
    return _CONDITIONS[constraint]


def level_text(level: int) -> str:
    """« 4 (baccalauréat) »."""
    return f"{level}{_FIXED}({_LEVELS[level]})".replace(" + ", f"{_FIXED}+{_FIXED}")


def _shared(reason: Reason) -> str:
    part = reason.value or 0
    if part < _WORTH_A_FIGURE and reason.subjects:
        return f"Vous savez déjà une partie de ce que ce métier demande\u00a0: {_quoted(reason)}."
    part = max(part, 0.01)
    return f"Vous avez déjà environ {share(part)} de ce que ce métier demande{_examples(reason)}."


def _examples(reason: Reason) -> str:
    return f", par exemple {_quoted(reason)}" if reason.subjects else ""


def _few(reason: Reason) -> str:
    return f"Il vous manque surtout\u00a0: {_quoted(reason)}."


def _near(reason: Reason) -> str:
    return (
        f"Le répertoire des métiers (ROME) le donne comme proche de {_quoted(reason)}, que vous "
        "avez exercé."
    )


def _evolution(reason: Reason) -> str:
    return (
        f"Le répertoire des métiers (ROME) le donne comme une évolution possible après "
        f"{_quoted(reason)}, que vous avez exercé."
    )


def _same_field(reason: Reason) -> str:
    return f"Vous connaissez déjà le domaine\u00a0: {reason.subjects[0]}."


def _quoted(reason: Reason) -> str:
    """Labels of the ROME are written as titles."""
    return joined([f"«{_FIXED}{subject}{_FIXED}»" for subject in reason.subjects])


def _level_enough(reason: Reason) -> str:
    return f"Votre niveau suffit\u00a0: on y entre le plus souvent au niveau {_level(reason)}."


def _level_gap(reason: Reason) -> str:
    ways = ["une formation", *(("une validation des acquis (VAE)",) if reason.subjects else ())]
    return (
        f"On y entre le plus souvent au niveau {_level(reason)}, au-dessus du vôtre\u00a0: "
        f"{' ou '.join(ways)} sera le plus souvent nécessaire."
    )


def _level_unsaid(reason: Reason) -> str:
    return (
        f"On y entre le plus souvent au niveau {_level(reason)}\u00a0; dites votre niveau pour "
        "savoir ce qu’il manque."
    )


def _level(reason: Reason) -> str:
    return level_text(int(reason.value or 1))


def _hard_to_hire(reason: Reason) -> str:
    return (
        f"Les employeurs peinent à recruter{_around(reason)}\u00a0: tension {_class(reason)}"
        f"{_dated(reason)}."
    )


def _little_hiring(reason: Reason) -> str:
    return (
        f"Les candidatures ne manquent pas{_around(reason)}\u00a0: tension {_class(reason)}"
        f"{_dated(reason)}. Cela n’interdit rien, mais prévoyez plus de temps."
    )


def _unstable(reason: Reason) -> str:
    return (
        f"Les emplois proposés{_around(reason)} sont souvent courts, partiels ou saisonniers"
        f"{_dated(reason)}."
    )


def _class(reason: Reason) -> str:
    return f"{number(reason.value or 0)} sur {_HIGHEST_CLASS}"


def _projects(reason: Reason) -> str:
    low, high = reason.value or 0, reason.value_high
    said = counted(low, "projet de recrutement", "projets de recrutement")
    if high is None:
        said = f"au moins {said}"
    elif high > low:
        said = f"de {number(low)} à {counted(high, 'projet', 'projets')} de recrutement"
    return f"{said[0].upper()}{said[1:]}{_around(reason)}{_dated(reason)}."


def _offers(reason: Reason) -> str:
    said = counted(reason.value or 0, "offre", "offres")
    return f"Environ {said} d’emploi en ligne en un an{_around(reason)}{_dated(reason)}."


def _seasonal(reason: Reason) -> str:
    return (
        f"{share(reason.value or 0)} des recrutements{_around(reason)} sont saisonniers"
        f"{_dated(reason)}."
    )


def _tension_unknown(reason: Reason) -> str:
    return f"Données insuffisantes sur les recrutements de ce métier{_around(reason)}."


def _around(reason: Reason) -> str:
    return f" dans le bassin d’emploi de {reason.subjects[0]}" if reason.subjects else ""


def _dated(reason: Reason) -> str:
    return f" (données {reason.vintage})" if reason.vintage else ""


def _interests(reason: Reason) -> str:
    return f"Il répond à ce qui vous plaît\u00a0: {_tastes(reason)}."


def _other_interests(reason: Reason) -> str:
    return f"Il demande surtout d’aimer {_tastes(reason)}, ce qui vous attire peu."


def _tastes(reason: Reason) -> str:
    return ", mais aussi ".join(_LETTERS[letter] for letter in reason.subjects)


def _sector(reason: Reason) -> str:
    return f"Il s’exerce dans un secteur qui vous plaît\u00a0: {reason.subjects[0]}."


def _exposed(reason: Reason) -> str:
    return f"Ce métier comporte d’ordinaire {_condition(reason)}, que vous voulez éviter."


def _may_expose(reason: Reason) -> str:
    return (
        f"Ce métier peut comporter {_condition(reason)}, que vous voulez éviter\u00a0: posez la "
        "question à l’employeur."
    )


def _condition(reason: Reason) -> str:
    return constraint_text(Constraint(reason.subjects[0]))


def _always(text: str) -> Callable[[Reason], str]:
    return lambda reason: text


SENTENCES: Mapping[ReasonKind, Callable[[Reason], str]] = {
    ReasonKind.SHARED_SKILLS: _shared,
    ReasonKind.FEW_SKILLS: _few,
    ReasonKind.NEAR_MOVE: _near,
    ReasonKind.EVOLUTION_MOVE: _evolution,
    ReasonKind.SAME_FIELD: _same_field,
    ReasonKind.LEVEL_ENOUGH: _level_enough,
    ReasonKind.LEVEL_GAP: _level_gap,
    ReasonKind.LEVEL_UNSAID: _level_unsaid,
    ReasonKind.LEVEL_UNKNOWN: _always("Le niveau demandé n’est pas connu."),
    ReasonKind.REGULATED: _always(
        "L’accès à ce métier est réglementé\u00a0: il faut un diplôme, un titre ou une "
        "autorisation précise."
    ),
    ReasonKind.DRIVING: _always("Il faut souvent conduire, et vous n’avez pas de voiture."),
    ReasonKind.HARD_TO_HIRE: _hard_to_hire,
    ReasonKind.LITTLE_HIRING: _little_hiring,
    ReasonKind.PROJECTS: _projects,
    ReasonKind.OFFERS: _offers,
    ReasonKind.LASTING: _always("Les emplois y durent le plus souvent toute l’année."),
    ReasonKind.SEASONAL: _seasonal,
    ReasonKind.UNSTABLE: _unstable,
    ReasonKind.TENSION_UNKNOWN: _tension_unknown,
    ReasonKind.PLACE_UNSAID: _always(
        "Dites où vous cherchez pour savoir si l’on y recrute dans ce métier."
    ),
    ReasonKind.SKILLS_UNSAID: _always(
        "Vous n’avez dit ni métier ni compétence\u00a0: nous ne savons pas ce que vous avez déjà."
    ),
    ReasonKind.TARGET: _always("C’est le métier que vous visez."),
    ReasonKind.INTERESTS: _interests,
    ReasonKind.OTHER_INTERESTS: _other_interests,
    ReasonKind.INTERESTS_UNKNOWN: _always(
        "Les fiches ne disent pas à quels goûts ce métier répond."
    ),
    ReasonKind.SECTOR: _sector,
    ReasonKind.EXPOSED: _exposed,
    ReasonKind.MAY_EXPOSE: _may_expose,
    ReasonKind.CONDITIONS_UNKNOWN: _always(
        "Les fiches ne décrivent pas les conditions de travail de ce métier\u00a0: demandez-les."
    ),
}
