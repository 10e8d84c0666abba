"""The words of the journey for what codes say, the person's first."""

from collections.abc import Mapping

from passerelles.domain.guidance.profile import Constraint

NEEDS: Mapping[str, str] = {
    Constraint.EVENING: "des cours le soir",
    Constraint.SCHOOL_HOURS: "des horaires d’école",
    Constraint.PART_TIME: "un temps partiel",
    Constraint.REMOTE: "pouvoir suivre à distance",
    Constraint.ADJUSTMENT: "un aménagement (santé, handicap)",
}
REFUSALS: Mapping[str, str] = {
    Constraint.NO_HEAVY_LOADS: "porter des charges lourdes",
    Constraint.NO_NIGHT: "travailler la nuit",
    Constraint.NO_WEEKEND: "travailler le week-end",
    Constraint.NO_HEIGHT: "travailler en hauteur",
    Constraint.NO_OUTDOOR: "travailler dehors par tous les temps",
    Constraint.ALL_YEAR: "un emploi seulement saisonnier",
}
LEVELS: Mapping[int, str] = {
    1: "Pas de diplôme, ou le brevet",
    3: "CAP, BEP ou titre équivalent (niveau 3)",
    4: "Baccalauréat, brevet professionnel (niveau 4)",
    5: "BTS, DUT, bac + 2 (niveau 5)",
    6: "Licence, BUT, bac + 3 ou 4 (niveau 6)",
    7: "Master, ingénieur, bac + 5 (niveau 7)",
    8: "Doctorat (niveau 8)",
}
