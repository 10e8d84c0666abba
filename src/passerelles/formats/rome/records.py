"""What the ROME says, record by record, whatever the file it was read from."""

from dataclasses import dataclass


class Record:
    """What every record tells the reader: its key, and the codes that it cites."""

    __slots__ = ()

    @property
    def key(self) -> tuple[str, ...]:
        """What two records of one file must not share."""
        raise NotImplementedError

    @property
    def cited_occupations(self) -> tuple[str, ...]:
        """ROME codes that must exist in the same edition."""
        return ()

    @property
    def cited_items(self) -> tuple[str, ...]:
        """OGR codes of skills or contexts that must exist in the same edition."""
        return ()


@dataclass(frozen=True, slots=True)
class DomainRecord(Record):
    """One of the 14 broad domains (``A``) or 110 professional domains (``A11``)."""

    code: str
    label: str

    @property
    def key(self) -> tuple[str, ...]:
        return (self.code,)


@dataclass(frozen=True, slots=True)
class OccupationRecord(Record):
    """A ROME code; flags are None and ``parent`` empty when the file does not say.

    ``transition`` is ``green``, ``strategic``, ``white``, ``brown`` or empty; ``parent`` is a
    code of the 3.47 edition.
    """

    code: str
    ogr: str
    label: str
    parent: str = ""
    transition: str = ""
    digital: bool | None = None
    demographic: bool | None = None
    regulated: bool | None = None
    managerial: bool | None = None

    @property
    def key(self) -> tuple[str, ...]:
        return (self.code,)


@dataclass(frozen=True, slots=True)
class InterestRecord(Record):
    """The RIASEC pair of an occupation; the minor letter may be empty."""

    code: str
    major: str
    minor: str

    @property
    def key(self) -> tuple[str, ...]:
        return (self.code,)


@dataclass(frozen=True, slots=True)
class AppellationRecord(Record):
    """An everyday name; ``principal`` is None when the file does not rank the names."""

    ogr: str
    code: str
    label: str
    short_label: str = ""
    principal: bool | None = None

    @property
    def key(self) -> tuple[str, ...]:
        return (self.ogr,)

    @property
    def cited_occupations(self) -> tuple[str, ...]:
        return (self.code,)


@dataclass(frozen=True, slots=True)
class SkillRecord(Record):
    """A know-how, a knowledge or a behaviour.

    ``kind`` is ``know_how``, ``knowledge`` or ``behaviour``; ``code`` the OGR number, or a code
    made from the label when the producer gives none; ``hierarchy`` the groups above, broadest
    first; ``is_group`` says that the item gathers others (a macro-compétence).
    """

    code: str
    kind: str
    label: str
    hierarchy: tuple[str, ...] = ()
    is_group: bool = False

    @property
    def key(self) -> tuple[str, ...]:
        return (self.code,)


@dataclass(frozen=True, slots=True)
class ContextRecord(Record):
    """A place, a sector or a condition in which one works."""

    ogr: str
    label: str
    section: str = ""

    @property
    def key(self) -> tuple[str, ...]:
        return (self.ogr,)


@dataclass(frozen=True, slots=True)
class ItemRecord(Record):
    """A labelled item of a 3.x edition under one heading; it may stand under several."""

    ogr: str
    kind: str
    label: str
    heading: str

    @property
    def key(self) -> tuple[str, ...]:
        return (self.ogr, self.heading)


@dataclass(frozen=True, slots=True)
class LinkRecord(Record):
    """An occupation calls on an item.

    ``kind`` is that of a skill, ``context``, or ``other`` for what another file says better
    (appellations, the occupation itself); ``core`` is None when the file does not say.
    """

    code: str
    ogr: str
    kind: str
    core: bool | None = None
    group: str = ""
    position: int = 0

    @property
    def key(self) -> tuple[str, ...]:
        return (self.code, self.ogr)

    @property
    def cited_occupations(self) -> tuple[str, ...]:
        return (self.code,)

    @property
    def cited_items(self) -> tuple[str, ...]:
        return () if self.kind == "other" else (self.ogr,)


@dataclass(frozen=True, slots=True)
class PairRecord(Record):
    """An occupation-item pair of the coherence table, with the core flag of the 4.x editions."""

    code: str
    ogr: str
    core: bool | None

    @property
    def key(self) -> tuple[str, ...]:
        return (self.code, self.ogr)

    @property
    def cited_occupations(self) -> tuple[str, ...]:
        return (self.code,)


@dataclass(frozen=True, slots=True)
class MobilityRecord(Record):
    """A move; ``kind`` is ``near``, ``evolution``, or empty in the editions that only rank."""

    code: str
    target: str
    kind: str
    position: int = 0
    appellation_source: str = ""
    appellation_target: str = ""

    @property
    def key(self) -> tuple[str, ...]:
        ends = (self.appellation_source, self.appellation_target)
        return (self.code, self.target, self.kind, *ends)

    @property
    def cited_occupations(self) -> tuple[str, ...]:
        return (self.code, self.target)


@dataclass(frozen=True, slots=True)
class TextRecord(Record):
    """One sentence; ``kind`` is ``definition``, ``access`` or ``conditions``."""

    code: str
    kind: str
    position: int
    text: str

    @property
    def key(self) -> tuple[str, ...]:
        return (self.code, self.kind, str(self.position))

    @property
    def cited_occupations(self) -> tuple[str, ...]:
        return (self.code,)


@dataclass(frozen=True, slots=True)
class SectorRecord(Record):
    """A sector, or a sub-sector of ``parent``."""

    code: str
    label: str
    definition: str = ""
    parent: str = ""

    @property
    def key(self) -> tuple[str, ...]:
        return ("sector", self.code)


@dataclass(frozen=True, slots=True)
class SectorLinkRecord(Record):
    """An occupation is practised in a sector; ``principal`` is None when the file is silent."""

    sector: str
    code: str
    principal: bool | None = None

    @property
    def key(self) -> tuple[str, ...]:
        return ("link", self.sector, self.code)

    @property
    def cited_occupations(self) -> tuple[str, ...]:
        return (self.code,)


@dataclass(frozen=True, slots=True)
class ActivityRecord(Record):
    """Hirings of an occupation in one activity of the NAF; None when they were not counted."""

    code: str
    activity: str
    activity_label: str
    hirings: int | None

    @property
    def key(self) -> tuple[str, ...]:
        return (self.code, self.activity)

    @property
    def cited_occupations(self) -> tuple[str, ...]:
        return (self.code,)
