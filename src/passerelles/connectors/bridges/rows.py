"""From a line of a table of passage to the rows that keep it."""

from collections.abc import Iterable, Iterator

from django.db.models import Model

from passerelles.apps.indicators.models import Bridge, BridgeLink
from passerelles.connectors.bridges.occupations import KnownOccupations
from passerelles.connectors.common.editions import Outcome
from passerelles.formats.bridges.link import BridgeLine
from passerelles.formats.common.rejection import Rejection


def as_rows(
    lines: Iterable[BridgeLine | Rejection],
    known: KnownOccupations,
    *,
    source: str,
    title: str = "",
) -> Iterator[Outcome]:
    """Yield the rows of each line; the bridge itself comes with its first one."""
    told: set[str] = set()
    for line in lines:
        fault = line if isinstance(line, Rejection) else known.fault(line)
        if fault:
            yield fault
        elif isinstance(line, BridgeLine):
            yield rows_of(line, told, source=source, title=title)


def rows_of(line: BridgeLine, told: set[str], *, source: str, title: str = "") -> list[Model]:
    """The rows of one line; ``told`` remembers the bridges given before."""
    key = f"{line.origin_edition}~{line.target_edition}"
    link = BridgeLink(
        id=f"{key}:{line.origin}:{line.target}",
        bridge_id=key,
        origin_code=line.origin,
        origin_label=line.origin_label,
        target_code=line.target,
        target_label=line.target_label,
        weight=line.weight,
        source_id=source,
    )
    if key in told:
        return [link]
    told.add(key)
    bridge = Bridge(
        id=key,
        origin=line.origin_edition,
        target=line.target_edition,
        kind=line.kind,
        title=title or f"{line.origin_edition} → {line.target_edition}",
        source_id=source,
    )
    return [bridge, link]
