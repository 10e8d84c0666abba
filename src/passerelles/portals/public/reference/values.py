"""Small values that several pages of the reference show."""

from dataclasses import dataclass

from django.utils import timezone

from passerelles.apps.reference.reads.values import CertificationRef, OccupationRef
from passerelles.domain.reference.levels import Level, describe
from passerelles.portals.public.reference import addresses
from passerelles.portals.public.shell.french import day


@dataclass(frozen=True, slots=True)
class Link:
    """A link and the line of context under it; no link when ``href`` is empty."""

    label: str
    href: str
    context: str = ""


@dataclass(frozen=True, slots=True)
class Badge:
    text: str
    tone: str = "neutral"


@dataclass(frozen=True, slots=True)
class Group:
    """A titled list of links; ``rest`` is folded under ``rest_title``."""

    title: str
    items: tuple[Link, ...]
    note: str = ""
    rest: tuple[Link, ...] = ()
    rest_title: str = ""


def occupation_link(ref: OccupationRef, context: str = "") -> Link:
    edition = "" if ref.is_newest_edition else f", {ref.edition_name}"
    return Link(ref.label, addresses.occupation(ref), context or f"{ref.code}{edition}")


def certification_link(ref: CertificationRef) -> Link:
    said = [ref.id, level_words(ref.level), aliveness(ref).text]
    label = ref.title or f"{ref.id} (intitulé inconnu)"
    return Link(label, addresses.certification(ref), " · ".join(filter(None, said)))


def level_words(level: int | None) -> str:
    """« niveau 5 (BTS, DEUST ; ancien niveau III) »; empty when unknown."""
    return describe(Level(level)) if level else ""


def aliveness(ref: CertificationRef) -> Badge:
    """Whether one can still enrol; unknown is said, never guessed, and a date passed is told."""
    if ref.is_active is None:
        return Badge("état inconnu", "warm")
    if is_overdue(ref):
        return Badge(f"échéance passée le {day(ref.registered_until)}, à confirmer", "warm")
    if ref.is_active:
        until = f" jusqu’au {day(ref.registered_until)}" if ref.registered_until else ""
        return Badge(f"active{until}", "good")
    since = f" depuis le {day(ref.registered_until)}" if ref.registered_until else ""
    return Badge(f"inactive{since}", "alert")


def is_overdue(ref: CertificationRef) -> bool:
    """Said to be active by a source so old that its end has passed since."""
    until = ref.registered_until
    return bool(ref.is_active and until and until < timezone.localdate())


def inherited_note(origin: OccupationRef | None) -> str:
    """What a facet read from an ancestor says of it; empty when it is the occupation's own."""
    if origin is None:
        return ""
    return f"hérité de {origin.code} « {origin.label} » ({origin.edition_name})"
