"""What the index keeps of a session: its words, its values, its days, its places."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from zlib import crc32

from tantivy import Document

from passerelles.apps.catalogue.models import (
    EntryMode,
    Mode,
    Place,
    RecruitmentState,
    Session,
    Training,
    TrainingAction,
    TrainingCertification,
)
from passerelles.apps.catalogue.reads.vocabulary import public_of_formacode, publics
from passerelles.apps.catalogue.search.batches import Batch
from passerelles.apps.catalogue.search.schema import (
    CODE_FIELD,
    COUNTED_FIELDS,
    FACET_FIELDS,
    GROUPS,
    NEVER,
    TOGETHER,
    Flag,
    day_number,
)
from passerelles.domain.catalogue.search_request import Facet
from passerelles.domain.catalogue.words import stems_of, words_of
from passerelles.domain.common.partial_date import DatePrecision, PartialDate

# Its places are where one goes to learn at a distance: there the offer is near.
HOST_SITES_PROGRAMME = "e-formation"
# How long after its first day a session that still recruits may be joined.
LATE_DAYS = 13
REGISTERS = ("RNCP", "RS")
NO_REGISTER = "none"
# What is open to everybody is open to every public.
EVERYBODY = "tout-public"


@dataclass(slots=True)
class Numbering:
    """Numbers given to values as they come."""

    values: list[str] = field(default_factory=list)
    numbers: dict[str, int] = field(default_factory=dict)

    def number(self, value: str) -> int:
        known = self.numbers.get(value)
        if known is not None:
            return known
        self.values.append(value)
        return self.numbers.setdefault(value, len(self.values) - 1)


@dataclass(slots=True)
class Dictionary:
    """What a generation numbers and counts: values of facets, communes, trainings, words, names.

    ``together``: what a session may say in one facet, joined by ``TOGETHER``. ``words`` counts
    those of titles, certifications, providers and cities: what typing errors are corrected towards.
    ``names``: what may be suggested, with how many sessions bear it.
    """

    facets: dict[Facet, Numbering] = field(
        default_factory=lambda: {facet: Numbering() for facet in Facet}
    )
    together: dict[Facet, Numbering] = field(
        default_factory=lambda: {facet: Numbering() for facet in Facet}
    )
    communes: Numbering = field(default_factory=Numbering)
    trainings: Numbering = field(default_factory=Numbering)
    words: Counter[str] = field(default_factory=Counter)
    names: dict[tuple[str, str, str], int] = field(default_factory=dict)

    def count_name(self, kind: str, key: str, name: str) -> None:
        said = (kind, key, name)
        self.names[said] = self.names.get(said, 0) + 1


@dataclass(frozen=True, slots=True)
class IndexedSession:
    """A document, and the columns kept beside it."""

    key: str
    action: str
    document: Document
    numbers: dict[str, float]
    places: Sequence[tuple[int, int]]


def indexed(batch: Batch, dictionary: Dictionary, first_row: int) -> Iterator[IndexedSession]:
    """The sessions of a batch as the index takes them; rows are numbered from ``first_row``."""
    texts: dict[str, Mapping[str, str]] = {}
    for row, session in enumerate(batch.sessions, start=first_row):
        training = session.action.training
        if training.id not in texts:
            texts[training.id] = _training_texts(training, batch, dictionary)
        yield _indexed(session, batch, dictionary, row, texts[training.id])


def _indexed(
    session: Session,
    batch: Batch,
    dictionary: Dictionary,
    row: int,
    texts: Mapping[str, str],
) -> IndexedSession:
    action = session.action
    sites = batch.places.get(action.id, ())
    places = located(action, sites, dictionary)
    document = Document()
    _add_texts(document, texts, _cities(action, sites), dictionary)
    _add_keys(document, session, batch)
    low, high, last = days(session)
    closing = day_number(session.registration_end, NEVER)
    single = {"low": low, "high": high, "last": last, "join": last_to_join(session)}
    single |= {"registration": closing, "row": row}
    for name, value in (single | {"placed": int(bool(places)), "group": _group(session)}).items():
        document.add_unsigned(name, value)
    for commune in {commune for commune, _ in places}:
        document.add_unsigned("commune", commune)
    for flag in _flags(session, batch):
        document.add_unsigned("flag", flag)
    _add_facets(document, _facet_values(session, batch, places, dictionary), dictionary)
    numbers = _numbers(session, batch, dictionary, places) | {"low": low, "high": high}
    return IndexedSession(session.id, action.id, document, numbers, places)


def _add_texts(
    document: Document, texts: Mapping[str, str], cities: Sequence[str], dictionary: Dictionary
) -> None:
    words = " ".join(cities)
    dictionary.words.update(words_of(words))
    city = " ".join(stems_of(words))
    for name in ("title", "certification", "provider"):
        document.add_text(name, texts[name])
    document.add_text("city", city)
    document.add_text("all", f"{texts['all']} {city}")


def _add_facets(
    document: Document, values: Mapping[Facet, Iterable[str]], dictionary: Dictionary
) -> None:
    for facet in Facet:
        said = sorted(set(values.get(facet, ())))
        for value in said:
            document.add_unsigned(FACET_FIELDS[facet], dictionary.facets[facet].number(value))
        # What says nothing has its number too: a column without holes is counted faster.
        together = dictionary.together[facet].number(TOGETHER.join(said))
        document.add_unsigned(COUNTED_FIELDS[facet], together)


def _group(session: Session) -> int:
    return crc32(session.id.encode()) % GROUPS


def _numbers(
    session: Session,
    batch: Batch,
    dictionary: Dictionary,
    places: Sequence[tuple[int, int]],
) -> dict[str, float]:
    action = session.action
    return {
        "updated": day_number(_updated(session), 0),
        "certifying": _is_certifying(action.training, batch),
        "quality": quality(session, places),
        "training": dictionary.trainings.number(action.training_id),
        "any_day": action.entry_mode == EntryMode.CONTINUOUS,
        "remote": action.mode == Mode.REMOTE,
    }


def days(session: Session) -> tuple[int, int, int]:
    """The first and last day on which one may start, and the last day before it is over.

    Entries all year go on until the end. A session that begins on dates fixed and whose end is
    unknown is over once it has begun: nothing says that one may still join. A start that nobody
    knows has no possible day: (NEVER, 0).
    """
    start = PartialDate(session.start, DatePrecision(session.start_precision))
    end = PartialDate(session.end, DatePrecision(session.end_precision))
    finish = day_number(end.last, NEVER)
    if session.action.entry_mode == EntryMode.CONTINUOUS:
        return day_number(start.first, 1), finish, finish
    if start.first is None:
        return NEVER, 0, finish
    begun = day_number(start.last, 0)
    open_end = end.precision is DatePrecision.OPEN
    return start.first.toordinal(), begun, finish if end.last or open_end else begun


def last_to_join(session: Session) -> int:
    """The last day on which one may still come in.

    Fixed dates: the last possible start, some days more while recruitment stays open. Entries all
    year and starts that nobody knows: until the end.
    """
    _, high, last = days(session)
    if not high:
        return last
    recruiting = session.recruitment_state == RecruitmentState.OPEN
    return min(last, high + LATE_DAYS * recruiting)


def is_nowhere(action: TrainingAction) -> bool:
    """Whether one follows it from anywhere: a distance course, host sites apart."""
    return action.mode == Mode.REMOTE and action.programme != HOST_SITES_PROGRAMME


def located(
    action: TrainingAction, places: Iterable[Place], dictionary: Dictionary
) -> list[tuple[int, int]]:
    """Commune number and position of each place; a distance course is nowhere, host sites apart."""
    if is_nowhere(action):
        return []
    return [
        (dictionary.communes.number(place.commune_id), place.position)
        for place in places
        if place.commune_id
    ]


def quality(session: Session, places: Sequence[tuple[int, int]]) -> float:
    """The share of what a person looks for that the offer says, from 0 to 1."""
    action, training = session.action, session.action.training
    said = (
        training.objective,
        training.content,
        training.exit_level,
        action.mode,
        action.conditions,
        action.hours_total or action.hours_centre,
        action.costs_covered is not None or action.total_price is not None,
        session.start_precision == DatePrecision.DAY or action.entry_mode == EntryMode.CONTINUOUS,
        places or action.mode == Mode.REMOTE,
        session.contacts or training.contacts or training.provider.phone,
    )
    return sum(map(bool, said)) / len(said)


def _training_texts(training: Training, batch: Batch, dictionary: Dictionary) -> Mapping[str, str]:
    provider, links = training.provider, batch.certifications.get(training.id, ())
    titles = [link.certification.title for link in links if link.certification]
    names = [
        link.occupation.label for link in batch.occupations.get(training.id, ()) if link.occupation
    ]
    shown = (training.title, *titles, provider.name)
    dictionary.words.update(words_of(" ".join((*shown, *names))))
    _count_names(training, links, dictionary)
    title = " ".join(stems_of(training.title))
    certification = " ".join((*stems_of(" ".join(titles)), *_code_words(links)))
    body = " ".join(
        (provider.name, provider.legal_name, provider.siret, provider.siret[:9], provider.city)
    )
    said = " ".join(stems_of(body))
    rest = " ".join((*names, training.objective, training.expected_results, training.content))
    return {
        "title": title,
        "certification": certification,
        "provider": said,
        "all": " ".join((title, certification, said, *stems_of(rest))),
    }


def _count_names(
    training: Training, links: Iterable[TrainingCertification], dictionary: Dictionary
) -> None:
    dictionary.count_name("training", "", training.title)
    dictionary.count_name("provider", training.provider_id, training.provider.name)
    for link in links:
        if link.certification and link.certification.title:
            dictionary.count_name("certification", link.certification.id, link.certification.title)


def _code_words(links: Iterable[TrainingCertification]) -> Iterator[str]:
    """« RNCP37780 » is also found by « RNCP 37780 » and « 37780 »."""
    for link in links:
        code = link.certification.id if link.certification else link.received
        for word in words_of(code):
            yield word
            letters = word.rstrip("0123456789")
            if letters != word and letters:
                yield from (letters, word.removeprefix(letters))


def _cities(action: TrainingAction, places: Iterable[Place]) -> list[str]:
    if is_nowhere(action):
        return []
    names = (place.commune.name if place.commune else place.city for place in places)
    return list(dict.fromkeys(filter(None, names)))


def _flags(session: Session, batch: Batch) -> Iterator[int]:
    action = session.action
    if any(block.alone for block in batch.blocks.get(session.id, ())):
        yield Flag.BLOCK_ALONE
    if action.adjustments:
        yield Flag.ADJUSTMENTS
    if action.training_id in batch.green:
        yield Flag.GREEN
    if session.reserved_seats or session.reserved_for:
        yield Flag.RESERVED
    if session.recruitment_state == RecruitmentState.OPEN:
        yield Flag.RECRUITMENT_OPEN
    if action.mode == Mode.REMOTE:
        yield Flag.REMOTE
    if action.entry_mode == EntryMode.CONTINUOUS:
        yield Flag.ANY_DAY


def _add_keys(document: Document, session: Session, batch: Batch) -> None:
    training = session.action.training
    document.add_text("provider_key", training.provider_id)
    document.add_text("training_key", training.id)
    for link in batch.certifications.get(training.id, ()):
        document.add_text("certification_key", link.certification_id or link.received)
    for block in batch.blocks.get(session.id, ()):
        if block.code:
            document.add_text("block", block.code)
    for job in batch.occupations.get(training.id, ()):
        document.add_text("occupation_key", job.occupation_id or job.received)
    for code in training.formacodes:
        document.add_text(CODE_FIELD, code)


def _facet_values(
    session: Session,
    batch: Batch,
    places: Sequence[tuple[int, int]],
    dictionary: Dictionary,
) -> dict[Facet, list[str]]:
    action, training = session.action, session.action.training
    provider = training.provider
    labels = [f"qualiopi_{kind}" for kind in provider.qualiopi or ()]
    named = [public_of_formacode().get(code, "") for code in action.publics]
    publics_open = publics() if EVERYBODY in named else named
    levels = {Facet.LEVEL_OUT: training.exit_level, Facet.LEVEL_IN: training.entry_level}
    return {
        Facet.MODE: _said(action.mode),
        Facet.PROGRAMME: _said(action.programme),
        Facet.OBJECTIVE: _said(training.general_objective),
        Facet.PUBLIC: _said(*publics_open),
        Facet.FUNDER: _said(*(f.funder for f in batch.fundings.get(action.id, ()))),
        Facet.PACE: _said(*action.paces),
        Facet.ENTRY: _said(action.entry_mode),
        Facet.LABEL: [*labels, *(["certif_region"] if provider.regional_label else [])],
        Facet.CONTRACT: _said(action.contract),
        Facet.REGISTER: registers(batch.certifications.get(training.id, ())),
        Facet.DEPARTEMENT: _departements(places, dictionary),
        **{facet: [str(level)] for facet, level in levels.items() if level},
    }


def registers(links: Iterable[TrainingCertification]) -> list[str]:
    """RNCP or RS by what the resolved certification, else the code received, says; else none."""
    codes = [(link.certification_id or link.received).upper() for link in links]
    found = [name for name in REGISTERS if any(code.startswith(name) for code in codes)]
    return found or [NO_REGISTER]


def departement_of(commune_key: str) -> str:
    """``COG-2026:commune:31555`` is in 31, ``…:97209`` in 972."""
    code = commune_key.rpartition(":")[2]
    return code[:3] if code.startswith("97") else code[:2]


def _departements(places: Sequence[tuple[int, int]], dictionary: Dictionary) -> list[str]:
    keys = dictionary.communes.values
    return [departement_of(keys[commune]) for commune, _ in places]


def _said(*values: str) -> list[str]:
    return [value for value in values if value]


def _is_certifying(training: Training, batch: Batch) -> bool:
    if training.is_certifying is not None:
        return training.is_certifying
    return any(link.certification_id for link in batch.certifications.get(training.id, ()))


def _updated(session: Session) -> date | None:
    return session.updated_on or session.action.updated_on or session.action.training.updated_on
