"""What every write about an indicator begins with: what is spoken of, and in whose name."""

from dataclasses import dataclass
from datetime import datetime

from passerelles.apps.accounts.models import Institution, User
from passerelles.apps.accounts.rights import Verb, require, warrants
from passerelles.apps.indicators.reads.definitions import indicators
from passerelles.apps.indicators.reads.headlines import FRANCE, Where
from passerelles.apps.journal.actions import Act, record_changes
from passerelles.apps.steering.errors import SteeringRefused
from passerelles.apps.steering.reads.values.history import KIND
from passerelles.apps.steering.reads.values.places import place_of, subject_of
from passerelles.formats.indicators.definitions import Indicator


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who writes: a person, the institution that lets her, the absent colleague if any."""

    person: User
    institution: Institution
    on_behalf_of: str = ""

    def act(self, at: datetime, why: str) -> Act:
        return Act(self.person.email, at, why, self.on_behalf_of)


def declared(code: str) -> Indicator:
    """Raises SteeringRefused for an indicator that nobody declared."""
    found = indicators().get(code)
    if found is None:
        raise SteeringRefused(
            f"Aucun indicateur ne porte le code « {code[:60]} » : reprenez-le de la liste des "
            "indicateurs."
        )
    return found


def told_where(indicator: Indicator, written: str) -> Where:
    """The territory written ``kind:code``, where this indicator exists. Raises SteeringRefused."""
    kind, _, code = written.strip().partition(":")
    where = Where(kind, code)
    if not kind or not code:
        raise SteeringRefused(
            f"« {written[:40]} » n’est pas un territoire : écrivez la sorte puis le code, comme "
            "« region:76 » ou « departement:31 »."
        )
    if indicator.kinds and kind not in indicator.kinds:
        raise SteeringRefused(
            f"« {indicator.name} » n’existe pas pour « {written[:40]} » : choisissez parmi "
            f"{', '.join(indicator.kinds)}."
        )
    if (where.kind == FRANCE.kind and where != FRANCE) or place_of(where) is None:
        raise SteeringRefused(
            f"Aucun territoire ne porte le code « {written[:40]} » dans les découpages chargés : "
            "vérifiez la sorte et le code."
        )
    return where


def speaker(actor: User, verb: Verb, code: str, where: Where) -> Speaker:
    """In whose name ``actor`` does ``verb``. Raises PermissionDenied, SteeringRefused."""
    subject = subject_of(code, where)
    require(actor, verb, subject)
    for warrant in warrants(actor, verb, subject):
        if warrant.institution is not None:
            absent = warrant.on_behalf_of.email if warrant.on_behalf_of else ""
            return Speaker(actor, warrant.institution, absent)
    raise SteeringRefused(
        "Votre compte n’appartient à aucune institution : une valeur se donne en son nom. La "
        "personne qui administre la plateforme peut vous y rattacher."
    )


def required(text: str, sentence: str) -> str:
    """The words, without spaces around. Raises SteeringRefused with that sentence."""
    if not text.strip():
        raise SteeringRefused(sentence)
    return text.strip()


def keep(code: str, field: str, before: object, after: object, act: Act) -> None:
    """Journal one change on the indicator."""
    record_changes({field: before}, {field: after}, on=(KIND, code), act=act)
