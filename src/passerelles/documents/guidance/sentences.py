"""What each reason says in plain French: pages, sheet, console and API read it here."""

from collections.abc import Callable, Mapping

from passerelles.documents.french import counted, joined, number, share
from passerelles.domain.guidance.profile import Constraint
from passerelles.domain.guidance.reaching.reason_kinds import ReasonKind
from passerelles.domain.guidance.reaching.suggestion import Reason

_FIXED = "\u00a0"
_HIGHEST_CLASS = 5
_WORTH_A_FIGURE = 0.1  # a part under it frightens and means little
_VOWELS = "AÀÂEÉÈÊIÎOÔUY"
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
    Constraint.SCHOOL_HOURS: "des horaires décalés, du soir ou du week-end",
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


def _certified(reason: Reason) -> str:
    return f"Vous avez une certification qui y mène\u00a0: {_quoted(reason)}."


def _certified_near(reason: Reason) -> str:
    title, occupation = (f"«{_FIXED}{one}{_FIXED}»" for one in reason.subjects)
    return (
        f"Votre certification {title} aide ici aussi\u00a0: elle mène à {occupation}, un métier "
        "voisin."
    )


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


def _unqualified(reason: Reason) -> str:
    return (
        "Accessible sans diplôme ni expérience professionnelle, d’après la fiche du ROME"
        f"{_sheet(reason)}."
    )


def _some_unqualified(reason: Reason) -> str:
    return (
        "Certains de ses postes s’ouvrent sans diplôme ni expérience professionnelle, d’après la "
        f"fiche du ROME{_sheet(reason)}."
    )


def _sheet(reason: Reason) -> str:
    """Whose sheet says it, when it is a broader occupation’s."""
    if not reason.told_of:
        return ""
    return f" «{_FIXED}{reason.told_of}{_FIXED}», dont ce métier fait partie"


def _from_sheet(reason: Reason) -> str:
    return f", d’après la fiche «{_FIXED}{reason.told_of}{_FIXED}»" if reason.told_of else ""


def _level_enough(reason: Reason) -> str:
    return (
        f"Votre niveau suffit\u00a0: on y entre le plus souvent au niveau {_level(reason)}"
        f"{_from_sheet(reason)}."
    )


def _level_gap(reason: Reason) -> str:
    ways = ["une formation", *(("une validation des acquis (VAE)",) if reason.subjects else ())]
    return (
        f"On y entre le plus souvent au niveau {_level(reason)}{_from_sheet(reason)}, au-dessus du "
        f"vôtre\u00a0: {' ou '.join(ways)} sera le plus souvent nécessaire."
    )


def _experience_counts(reason: Reason) -> str:
    return (
        f"On y entre le plus souvent au niveau {_level(reason)}, mais une expérience comme la "
        f"vôtre peut en tenir lieu, d’après la fiche du ROME{_sheet(reason)}."
    )


def _experience_asked(reason: Reason) -> str:
    return (
        "On y demande d’ordinaire une expérience du secteur, d’après la fiche du ROME"
        f"{_sheet(reason)}."
    )


def _contest(reason: Reason) -> str:
    return f"On y entre sur concours, d’après la fiche du ROME{_sheet(reason)}."


def _licence(reason: Reason) -> str:
    return (
        "Un permis professionnel, un CACES ou une carte professionnelle est exigé\u00a0: une "
        "formation de quelques jours à quelques semaines y mène."
    )


def _french(reason: Reason) -> str:
    asked, held = reason.subjects
    return (
        f"Il faut d’abord progresser en français\u00a0: comptez le niveau {asked} pour ce métier "
        f"ou pour s’y former (le vôtre\u00a0: {held}). C’est un repère, à vérifier."
    )


def _level_unsaid(reason: Reason) -> str:
    return (
        f"On y entre le plus souvent au niveau {_level(reason)}{_from_sheet(reason)}\u00a0; dites "
        "votre niveau pour savoir ce qu’il manque."
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


def _offers_around(reason: Reason) -> str:
    said = counted(reason.value or 0, "offre", "offres")
    place, *basin = reason.subjects
    unsaid = f"\u00a0; rien n’est publié pour le bassin {_of(basin[0])}" if basin else ""
    return f"Environ {said} d’emploi en ligne en un an en {place}{_dated(reason)}{unsaid}."


def _hirings_expected(reason: Reason) -> str:
    value = round(reason.value or 0)
    said = f"environ {counted(value, 'embauche', 'embauches')}" if value else "moins d’une embauche"
    return (
        f"Rien n’est publié sur les recrutements de ce métier{_around(reason)}\u00a0; dans un "
        f"bassin moyen du pays, {said} par an{_dated(reason)}."
    )


def _around(reason: Reason) -> str:
    return f" dans le bassin d’emploi {_of(reason.subjects[0])}" if reason.subjects else ""


def _of(place: str) -> str:
    """« de Sète », « d’Alès », « du Vigan »."""
    if place.startswith("Le "):
        return f"du {place[3:]}"
    return f"d’{place}" if place[:1] in _VOWELS else f"de {place}"


def _dated(reason: Reason) -> str:
    """The vintage, and what the figure counts when it is broader than the occupation."""
    told = []
    if reason.vintage:
        told.append(f"données {reason.vintage}")
    if reason.told_of:
        told.append(f"pour «{_FIXED}{reason.told_of}{_FIXED}», dont ce métier fait partie")
    return f" ({', '.join(told)})" if told else ""


def _interests(reason: Reason) -> str:
    return f"Il répond à ce qui vous plaît\u00a0: {_tastes(reason)}."


def _other_interests(reason: Reason) -> str:
    return f"Il demande surtout d’aimer {_tastes(reason)}, ce que vous n’avez pas mis en avant."


def _tastes(reason: Reason) -> str:
    return ", mais aussi ".join(_LETTERS[letter] for letter in reason.subjects)


def _sector(reason: Reason) -> str:
    return f"Il s’exerce dans un secteur qui vous plaît\u00a0: {reason.subjects[0]}."


def _exposed(reason: Reason) -> str:
    return f"Ce métier comporte d’ordinaire {_condition(reason)}, {_avoided(reason)}."


def _may_expose(reason: Reason) -> str:
    return (
        f"Ce métier peut comporter {_condition(reason)}, {_avoided(reason)}\u00a0: posez la "
        "question à l’employeur."
    )


def _avoided(reason: Reason) -> str:
    by_school = reason.subjects[0] == Constraint.SCHOOL_HOURS
    return "difficiles avec l’école" if by_school else "que vous voulez éviter"


def _condition(reason: Reason) -> str:
    return constraint_text(Constraint(reason.subjects[0]))


def _always(text: str) -> Callable[[Reason], str]:
    return lambda reason: text


SENTENCES: Mapping[ReasonKind, Callable[[Reason], str]] = {
    ReasonKind.SHARED_SKILLS: _shared,
    ReasonKind.FEW_SKILLS: _few,
    ReasonKind.CERTIFIED: _certified,
    ReasonKind.CERTIFIED_NEAR: _certified_near,
    ReasonKind.NEAR_MOVE: _near,
    ReasonKind.EVOLUTION_MOVE: _evolution,
    ReasonKind.SAME_FIELD: _same_field,
    ReasonKind.LEVEL_ENOUGH: _level_enough,
    ReasonKind.LEVEL_GAP: _level_gap,
    ReasonKind.LEVEL_UNSAID: _level_unsaid,
    ReasonKind.LEVEL_UNKNOWN: _always("Le niveau demandé n’est pas connu."),
    ReasonKind.UNQUALIFIED: _unqualified,
    ReasonKind.SOME_UNQUALIFIED: _some_unqualified,
    ReasonKind.APPRENTICESHIP: _always(
        "Jusqu’à 29 ans, l’apprentissage y forme sans diplôme exigé au départ, avec un salaire."
    ),
    ReasonKind.EXPERIENCE_COUNTS: _experience_counts,
    ReasonKind.EXPERIENCE_ASKED: _experience_asked,
    ReasonKind.CONTEST: _contest,
    ReasonKind.LICENCE: _licence,
    ReasonKind.FRENCH: _french,
    ReasonKind.FOREIGN_DIPLOMA: _always(
        "Votre diplôme d’un autre pays peut compter\u00a0: demandez une attestation de "
        "comparabilité (centre ENIC-NARIC France) avant de vous inscrire."
    ),
    ReasonKind.FOREIGN_REGULATED: _always(
        "Métier réglementé\u00a0: un diplôme d’un autre pays ne suffit pas, il faut une "
        "autorisation d’exercice en France."
    ),
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
    ReasonKind.OFFERS_AROUND: _offers_around,
    ReasonKind.NO_SEASON: _always("La fiche du métier n’annonce aucun contrat saisonnier."),
    ReasonKind.SEASONAL: _seasonal,
    ReasonKind.SHEET_SEASONAL: _always(
        "On y recrute aussi pour une saison ou quelques jours\u00a0: cherchez les employeurs "
        "ouverts toute l’année."
    ),
    ReasonKind.UNSTABLE: _unstable,
    ReasonKind.HIRINGS_EXPECTED: _hirings_expected,
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
