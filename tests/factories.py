"""The smallest valid objects of the reference; each takes the fields that a test cares about."""

from datetime import UTC, date, datetime
from itertools import count
from typing import Any

from passerelles.apps.harvest.models import ImportRun, QuarantinedRecord, RunStatus
from passerelles.apps.reference.models import (
    Appellation,
    Body,
    Certification,
    CertificationOccupation,
    CertificationSheet,
    CertificationSuccession,
    Edition,
    MembershipRelation,
    Mobility,
    Occupation,
    OccupationContext,
    OccupationSector,
    OccupationSkill,
    OccupationText,
    Outline,
    Sector,
    Skill,
    SkillBlock,
    Source,
    Territory,
    TerritoryMembership,
    TerritoryPoint,
    WorkContext,
)

_numbers = count(800_000)  # far from the codes that tests write themselves
A_MORNING = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


def source(key: str = "rome_460", **fields: Any) -> Source:
    defaults = {"name": f"Source {key}", "owner": "Producteur", "licence": "Licence Ouverte 2.0"}
    found, _ = Source.objects.get_or_create(
        id=key, defaults={**defaults, "rhythm": "une fois par an", **fields}
    )
    return found


def edition(key: str = "ROME-4.60", **fields: Any) -> Edition:
    """``ROME-4.60`` is of 2025, ``ROME-3.47`` of 2021, any other of 2026."""
    scheme, _, version = key.rpartition("-")
    year = {"4.60": 2025, "3.47": 2021}.get(version, 2026)
    defaults = {"published_on": date(year, 1, 1), "source": fields.pop("source", None) or source()}
    found, _ = Edition.objects.get_or_create(
        id=key, defaults={"scheme": scheme, "version": version, **defaults, **fields}
    )
    return found


def occupation(code: str = "F1602", edition_id: str = "ROME-4.60", **fields: Any) -> Occupation:
    of = edition(edition_id)
    fields.setdefault("label", f"Métier {code}")
    fields.setdefault("source", of.source)
    return Occupation.objects.create(id=f"{edition_id}:{code}", code=code, edition=of, **fields)


def appellation(of: Occupation, label: str, **fields: Any) -> Appellation:
    number = fields.pop("ogr", str(next(_numbers)))
    key = f"{of.edition_id}:{number}"
    return Appellation.objects.create(
        id=key, occupation=of, ogr=number, label=label, source=of.source, **fields
    )


def skill(code: str = "", edition_id: str = "ROME-4.60", **fields: Any) -> Skill:
    of, code = edition(edition_id), code or str(next(_numbers))
    fields.setdefault("label", f"Compétence {code}")
    fields.setdefault("kind", "know_how")
    fields.setdefault("source", of.source)
    return Skill.objects.create(id=f"{edition_id}:{code}", code=code, edition=of, **fields)


def skill_link(of: Occupation, item: Skill, **fields: Any) -> OccupationSkill:
    fields.setdefault("source", item.source)
    key = f"{of.id}:{item.code}"
    return OccupationSkill.objects.create(id=key, occupation=of, skill=item, **fields)


def mobility(of: Occupation, target: Occupation, kind: str = "near", **fields: Any) -> Mobility:
    key = f"{of.id}:{target.id}:{next(_numbers)}"
    fields.setdefault("source", of.source)
    return Mobility.objects.create(id=key, occupation=of, target=target, kind=kind, **fields)


def text(of: Occupation, kind: str = "definition", **fields: Any) -> OccupationText:
    fields.setdefault("text", "Pose des câbles et des prises.")
    key = f"{of.id}:{kind}:{next(_numbers)}"
    return OccupationText.objects.create(
        id=key, occupation=of, kind=kind, source=of.source, **fields
    )


def sector(of: Occupation, label: str = "Bâtiment", key: str = "") -> OccupationSector:
    code = str(next(_numbers))
    shared = {"source": of.source}
    item = Sector.objects.create(
        id=key or f"sector:{code}",
        edition=of.edition,
        scheme="ROME",
        code=code,
        label=label,
        **shared,
    )
    return OccupationSector.objects.create(
        id=f"{of.id}:{item.id}", occupation=of, sector=item, **shared
    )


def context(of: Occupation, label: str = "Sur un chantier") -> OccupationContext:
    number = str(next(_numbers))
    shared = {"source": of.source}
    item = WorkContext.objects.create(
        id=f"context:{number}",
        edition=of.edition,
        ogr=number,
        label=label,
        section="Lieux",
        **shared,
    )
    return OccupationContext.objects.create(
        id=f"{of.id}:{item.id}", occupation=of, context=item, **shared
    )


def certification(key: str = "RNCP37780", **fields: Any) -> Certification:
    fields.setdefault("title", f"Titre {key}")
    register = "RNCP" if key.startswith("RNCP") else "RS"
    return Certification.objects.create(
        id=key, register=register, number=int(key.removeprefix(register)), **fields
    )


def sheet(of: Certification, rank: int = 0, **fields: Any) -> CertificationSheet:
    fields.setdefault("source", source("rncp_official"))
    fields.setdefault("vintage", date(2026, 2, 1))
    return CertificationSheet.objects.create(
        id=f"{of.id}:{rank}", certification=of, rank=rank, **fields
    )


def leads_to(of: Certification, target: Occupation | None, **fields: Any) -> None:
    fields.setdefault("code_received", target.code if target else "D14")
    fields.setdefault("source", source("rncp_relations"))
    key = f"{of.id}:{fields['code_received']}"
    CertificationOccupation.objects.create(id=key, certification=of, occupation=target, **fields)


def block(of: Certification, number: int = 1) -> SkillBlock:
    return SkillBlock.objects.create(
        id=f"{of.id}BC{number:02d}",
        certification=of,
        label=f"Bloc {number}",
        source=source("rncp_official"),
    )


def succession(old: Certification, new: Certification) -> CertificationSuccession:
    return CertificationSuccession.objects.create(
        id=f"{old.id}:{new.id}", old=old, new=new, source=source("rncp_relations")
    )


def territory(
    code: str = "31555", kind: str = "commune", edition_id: str = "COG-2026", **fields: Any
) -> Territory:
    of = edition(edition_id, source=source("cog_communes"))
    fields.setdefault("name", f"Territoire {code}")
    fields.setdefault("source", of.source)
    key = f"{edition_id}:{kind}:{code}"
    return Territory.objects.create(id=key, edition=of, kind=kind, code=code, **fields)


def point(of: Territory, latitude: float, longitude: float, **fields: Any) -> TerritoryPoint:
    fields.setdefault("origin", "geonames")
    fields.setdefault("rank", 0)
    return TerritoryPoint.objects.create(
        id=f"{of.id}:{fields['rank']}",
        territory=of,
        latitude=latitude,
        longitude=longitude,
        source=source("commune_coordinates"),
        **fields,
    )


def membership(commune: Territory, zone: Territory, **fields: Any) -> TerritoryMembership:
    fields.setdefault("relation", MembershipRelation.CONTAINS)
    return TerritoryMembership.objects.create(
        id=f"{commune.id}>{zone.id}",
        edition=zone.edition,
        commune=commune,
        zone=zone,
        source=zone.source,
        **fields,
    )


def outline(
    of: Territory, *, west: float = 1.4, south: float = 43.5, edition_id: str = "COG-2026"
) -> Outline:
    """A square of a tenth of a degree."""
    east, north = west + 0.1, south + 0.1
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return Outline.objects.create(
        id=f"{edition_id}:{of.kind}:{of.code}",
        edition=edition(edition_id, source=source("outlines"), in_force=edition_id == "COG-2026"),
        kind=of.kind,
        code=of.code,
        geometry={"type": "Polygon", "coordinates": [ring]},
        source=source("outlines"),
    )


def body(name: str = "CFA de la ville", **fields: Any) -> Body:
    fields.setdefault("kind", "cfa")
    fields.setdefault("source", source("providers"))
    return Body.objects.create(id=f"body:{next(_numbers)}", name=name, **fields)


def run(of: Source, **fields: Any) -> ImportRun:
    fields.setdefault("status", RunStatus.SUCCEEDED)
    fields.setdefault("started_at", A_MORNING)
    fields.setdefault("finished_at", A_MORNING)
    return ImportRun.objects.create(source=of, **fields)


def quarantined(of: ImportRun, **fields: Any) -> QuarantinedRecord:
    fields.setdefault("path", "fichier.csv:12")
    fields.setdefault("rule", "rome.truncated-code")
    fields.setdefault("severity", "error")
    fields.setdefault("message", "Le code « D14 » est tronqué. Corrigez-le.")
    return QuarantinedRecord.objects.create(run=of, **fields)
