"""The diagnosis of an occupation, of the ROME or of the FAP."""

from collections import Counter
from collections.abc import Mapping
from datetime import date

from passerelles.apps.indicators.reads.bridges import links_of
from passerelles.apps.indicators.reads.bridging import MissingBridge, path
from passerelles.apps.indicators.reads.values import Observed
from passerelles.apps.observatory.reads.diagnosis.across import COUNTRY, Across, across
from passerelles.apps.observatory.reads.diagnosis.coverage import (
    edition_in_force,
    territory_refs,
)
from passerelles.apps.observatory.reads.diagnosis.facts import (
    MARKET,
    NEEDS,
    SHARES,
    TENSION,
)
from passerelles.apps.observatory.reads.diagnosis.lacking import lacking
from passerelles.apps.observatory.reads.diagnosis.market import (
    by_value,
    not_covered,
    published_sum,
)
from passerelles.apps.observatory.reads.diagnosis.naming import OLD_FAMILIES, named
from passerelles.apps.observatory.reads.diagnosis.offer import (
    LocalOffer,
    offer_of,
    offer_sources,
    served_number,
)
from passerelles.apps.observatory.reads.diagnosis.provenance import sources_used
from passerelles.apps.observatory.reads.diagnosis.tensions import (
    OF_2019,
    OF_2021,
    tension_of,
)
from passerelles.apps.observatory.reads.diagnosis.trade_values import (
    Crossing,
    NeedHere,
    OccupationDiagnosis,
    OccupationNeeds,
    OccupationTensions,
    Share,
    TensionHere,
)
from passerelles.apps.observatory.reads.diagnosis.values import (
    Figure,
    Named,
    Unavailable,
)
from passerelles.apps.observatory.reads.publications import studies_about
from passerelles.apps.reference.models import TerritoryKind
from passerelles.apps.reference.reads.editions import newest_rome
from passerelles.apps.reference.reads.generation import remembered
from passerelles.apps.reference.reads.occupation_values import OccupationSheet
from passerelles.apps.reference.reads.occupations import occupation_sheet
from passerelles.apps.reference.reads.territory_values import TerritoryRef
from passerelles.apps.reference.reads.values import OccupationRef
from passerelles.domain.common.absence import Absence
from passerelles.domain.indicators.comparing import ranking

FAP, NAF = "FAP-2021", "NAF-2008"
MEASURED_IN = "ROME-3.47"  # the edition in which the tension of 2021 is published
_SECTORS = 8
_MOST_KEPT = 32
BASIN = TerritoryKind.EMPLOYMENT_BASIN

Refs = Mapping[str, TerritoryRef]


def occupation_diagnosis(
    edition: str, code: str, *, on: date, region: str = ""
) -> OccupationDiagnosis | None:
    """The diagnosis of a code of one edition; None when no reference loaded has it.

    An occupation of a newer ROME is measured by the edition of the tension, under the same code
    when it is the same trade.
    """
    kept, asked = _kept(), (edition, code, on, region, served_number())
    if asked not in kept:
        if len(kept) >= _MOST_KEPT:
            kept.clear()
        kept[asked] = _made(edition, code, on, region)
    return kept[asked]


@remembered
def _kept() -> dict[tuple[object, ...], OccupationDiagnosis | None]:
    return {}


def _made(edition: str, code: str, on: date, region: str) -> OccupationDiagnosis | None:
    key = f"{edition}:{code}"
    sheet = occupation_sheet(code, edition) if edition.startswith("ROME-") else None
    own = named([key])[key]
    if sheet is None and own.label == own.code:
        return None
    found = across(_measured(key, sheet), region=region)
    refs = _zones(found, region)
    zone = refs.get(_region_key(region))
    crossing = _crossing(own)
    sectors, no_sector = _sectors(own)
    offer = offer_of(zone, on)
    sessions = _sessions(own, crossing, offer)
    return OccupationDiagnosis(
        occupation=own,
        made_on=on,
        region=zone,
        tensions=_tensions(own, found, refs),
        needs=_needs(own, found, refs, zone),
        crossing=crossing,
        sectors=sectors,
        sectors_missing=no_sector,
        sessions=sessions,
        certifications=sheet.certifications.items if sheet else (),
        certifications_count=sheet.certifications.total if sheet else 0,
        editions=_editions(sheet),
        studies=studies_about(occupations=_same_trade(key, sheet)),
        sources=sources_used(
            found.found.values(), [(s.id, "") for s in offer_sources() if sessions is not None]
        ),
    )


def _sessions(own: Named, crossing: Crossing, offer: LocalOffer | None) -> int | None:
    """To come, everywhere; None without offer, or without bridge from the FAP to the ROME."""
    if offer is None:
        return None
    if own.edition_id.startswith("FAP-"):
        codes = [one.code for one in crossing.codes]
        return offer.leading_to(codes) if codes else None
    newest = newest_rome()
    is_todays = newest is not None and own.edition_id == newest.id
    return offer.leading_to([own.code]) if is_todays else offer.leading_to_old(own.code)


def _same_trade(key: str, sheet: OccupationSheet | None) -> list[str]:
    others = sheet.other_editions if sheet else ()
    return [key, *(one.occupation.id for one in others if one.same_meaning)]


def _measured(key: str, sheet: OccupationSheet | None) -> str:
    if sheet is None:
        return key
    same = [o.occupation.id for o in sheet.other_editions if o.same_meaning]
    return next((other for other in same if other.startswith(f"{MEASURED_IN}:")), key)


def _editions(sheet: OccupationSheet | None) -> tuple[tuple[OccupationRef, bool], ...]:
    others = sheet.other_editions if sheet else ()
    return tuple((one.occupation, one.same_meaning) for one in others)


def _region_key(code: str) -> str:
    kind = TerritoryKind.REGION
    return f"{edition_in_force(kind)}:{kind}:{code}"


def _zones(found: Across, region: str) -> Refs:
    """The zones met, by code, and the region by its key: one query."""
    edition = edition_in_force(found.kind)
    codes = {code for _, kind, code in found.found if kind == found.kind}
    keys = [f"{edition}:{found.kind}:{code}" for code in codes]
    refs = territory_refs([*keys, *([_region_key(region)] if region else [])])
    return {ref.code if ref.kind == found.kind else ref.id: ref for ref in refs.values()}


def _tensions(own: Named, found: Across, refs: Refs) -> OccupationTensions | Unavailable:
    used = OF_2019 if own.edition_id == OLD_FAMILIES else OF_2021
    index = found.zones(used.index)
    if not index:
        said = "la tension de 2021 est publiée par métier du ROME 3.47, celle de 2019 par FAP 2009"
        return _not_of_this(own, TENSION, "ROME-", said)
    parts = {code: found.zones(code) for code in (*used.components.values(), *MARKET)}
    rows = [
        TensionHere(refs[code], tension_of(own, figure, used, _at(parts, code)))
        for code, figure in index.items()
        if code in refs
    ]
    rows.sort(key=lambda row: (by_value(row.tension.index), by_value(row.tension.offers)))
    classes = Counter(round(o.quantity.value) for o in index.values() if o.quantity.value)
    offers, seekers = (published_sum(parts[code].values()) for code in MARKET)
    return OccupationTensions(
        kind=found.kind,
        period=next(iter(index.values())).period,
        rows=tuple(rows),
        by_class={number: classes[number] for number in range(1, 6)},
        offers=offers or not_covered(MARKET[0]),
        jobseekers=seekers or not_covered(MARKET[1]),
    )


def _at(parts: Mapping[str, Mapping[str, Observed]], zone: str) -> dict[str, Figure]:
    return {code: parts[code].get(zone) or not_covered(code) for code in parts}


def _needs(
    own: Named, found: Across, refs: Refs, zone: TerritoryRef | None
) -> OccupationNeeds | Unavailable:
    projects, difficult, seasonal = (found.zones(code) for code in NEEDS)
    if not projects:
        return _not_of_this(
            own, NEEDS[0], FAP, "l’enquête BMO est publiée par métier de la FAP 2021"
        )
    place = (zone.kind, zone.code) if zone else COUNTRY
    ranks = {one.key: one for one in ranking({c: o.quantity for c, o in projects.items()})}
    rows = [
        NeedHere(
            refs[code], figure, difficult.get(code) or not_covered(NEEDS[1]),
            seasonal.get(code) or not_covered(NEEDS[2]), ranks[code].rank, ranks[code].shared,
        )
        for code, figure in projects.items()
        if code in refs and figure.quantity.value is not None
    ]  # fmt: skip
    rows.sort(key=lambda row: (by_value(row.projects), row.territory.code))
    return OccupationNeeds(
        period=next(iter(projects.values())).period,
        total=found.at(NEEDS[0], place) or lacking(NEEDS[0], place[0]),
        difficult_share=found.at(SHARES[0], place) or lacking(SHARES[0], place[0]),
        seasonal_share=found.at(SHARES[1], place) or lacking(SHARES[1], place[0]),
        rows=tuple(rows),
        secret=sum(o.quantity.absence is Absence.SECRET for o in projects.values()),
    )


def _not_of_this(own: Named, indicator: str, scheme: str, said: str) -> Unavailable:
    """Another nomenclature measures it, or nothing is published of this very occupation."""
    if own.key.startswith(scheme):
        missing = lacking(indicator, BASIN)
        if missing.reason is Absence.NOT_COVERED:
            return Unavailable(indicator, missing.reason, "aucun chiffre publié pour ce métier")
        return missing
    return Unavailable(indicator, Absence.NOT_APPLICABLE, said)


def _crossing(own: Named) -> Crossing:
    """The ROME codes of a FAP occupation, the FAP occupations of a ROME code."""
    newest = newest_rome()
    rome = newest.id if newest else "ROME"
    target = rome if own.edition_id.startswith("FAP-") else FAP
    way = path(own.edition_id, target, counting=False)
    if isinstance(way, MissingBridge):
        missing = Unavailable(NEEDS[0], Absence.MISSING_INPUT, way.sentence)
        return Crossing((), "", missing)
    keys = [f"{target}:{code}" for code in sorted(way.concerned([own.code]))]
    names = named(keys)
    return Crossing(tuple(names[key] for key in keys), way.sentence, None)


def _sectors(own: Named) -> tuple[tuple[Share, ...], Unavailable | None]:
    """The activities that hired this occupation, by published hirings."""
    if not own.key.startswith("ROME-"):
        said = "les embauches par activité sont publiées par métier du ROME"
        return (), Unavailable("jobs", Absence.NOT_APPLICABLE, said)
    links = [link for link in links_of(f"{MEASURED_IN}~{NAF}") if link.origin == own.code]
    if not links:
        table = "la table des embauches par métier du ROME et activité de la NAF"
        return (), Unavailable("jobs", Absence.MISSING_INPUT, table)
    links.sort(key=lambda link: (-(link.weight or 0), link.target))
    shares = (Share(Named(f"{NAF}:{x.target}", x.target_label), x.weight) for x in links[:_SECTORS])
    return tuple(shares), None
