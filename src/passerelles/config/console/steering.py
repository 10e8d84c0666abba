"""`passerelles steering …`: the indicators of the plan, computed from the terminal.

It exits with 0 when every indicator has its line, with a value or the reason why it has none, and
with 2 for a date or a territory that cannot be understood.
"""

import json
from datetime import datetime
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

import click

from passerelles.config.console.application import opened_application, tell
from passerelles.config.console.french import FrenchGroup, Refusal
from passerelles.config.console.near import unknown_territory

if TYPE_CHECKING:
    from passerelles.apps.indicators.reads.changes import IndicatorChange
    from passerelles.apps.indicators.reads.computed import Computed
    from passerelles.apps.indicators.reads.headlines import Where

_DATE_REMEDY = "écrivez un jour (2025-12-31) ou un instant (2025-12-31T08:00:00+01:00)"


@click.group(cls=FrenchGroup, help="Calcule les indicateurs du plan.")
def steering() -> None:
    """Hold the commands that steer the plan."""


@steering.command(
    help="Calcule tous les indicateurs : leur valeur la plus récente, ou pourquoi elle manque."
)
@click.option("--as-of", metavar="JOUR", default="", help="Ce que l’on savait ce jour-là.")
@click.option(
    "--territory",
    metavar="NATURE:CODE",
    default="",
    help="region:76, departement:31, employment_basin:7617… Omis : la région du plan.",
)
@click.option("--since", metavar="JOUR", default="", help="Dit aussi ce qui a changé depuis.")
@click.option("--json", "as_json", is_flag=True, help="Écrit la réponse en JSON sur la sortie.")
def compute(as_of: str, territory: str, since: str, as_json: bool) -> None:
    with opened_application():
        from passerelles.apps.indicators.reads.as_of import told_as_of
        from passerelles.apps.indicators.reads.changes import changes
        from passerelles.apps.indicators.reads.computed import compute as computed

        until, start, where = _instant("--as-of", as_of), _start(since, as_of), _where(territory)
        found = computed(where, as_of=until)
        changed = changes(where, since=start, until=until) if start else None
        show = _show_json if as_json else _show_table
        show(found, changed, as_of=told_as_of(as_of), since=since)


def _instant(option: str, asked: str) -> datetime | None:
    """The instant asked for; None for now, and for later, which is said."""
    from passerelles.apps.indicators.reads.as_of import instant

    try:
        found = instant(asked)
    except ValueError as error:
        raise Refusal(f"{option} vaut « {asked} » : {_DATE_REMEDY}.") from error
    if asked and found is None:
        tell(f"{option} « {asked} » est à venir : ces chiffres sont ceux d’aujourd’hui.")
    return found


def _start(since: str, as_of: str) -> datetime | None:
    start, until = _instant("--since", since), _instant("--as-of", as_of)
    if since and (start is None or (until and start >= until)):
        raise Refusal(
            f"--since vaut « {since} » : donnez un jour passé, avant celui des chiffres"
            f"{f' ({as_of})' if as_of else ''}."
        )
    return start


def _where(asked: str) -> "Where":
    from passerelles.apps.indicators.reads.headlines import FRANCE, Where
    from passerelles.apps.reference.models import TerritoryKind
    from passerelles.apps.reference.reads.lists.territories import find_territory
    from passerelles.apps.steering.reads.region import plan_region

    if not asked:
        return Where(TerritoryKind.REGION.value, plan_region())
    kind, colon, code = asked.partition(":")
    kinds = [*TerritoryKind.values, FRANCE.kind]
    if not colon or kind not in kinds:
        near = get_close_matches(kind, kinds, n=1)
        hint = f" Vouliez-vous dire « {near[0]} » ?" if near and colon else ""
        raise Refusal(
            f"« {asked} » : donnez une nature et un code, comme region:76 ou departement:31. "
            f"Natures : {', '.join(kinds)}.{hint}"
        )
    where = Where(kind, code.strip().upper())
    if where != FRANCE and find_territory(where.kind, where.code) is None:
        raise Refusal(unknown_territory(kind, code))
    return where


def _show_json(
    found: "list[Computed]", changed: "list[IndicatorChange] | None", *, as_of: str, since: str
) -> None:
    from passerelles.apps.indicators.reads.territories import names, where_name
    from passerelles.portals.api.observatory.change_answers import change_answer
    from passerelles.portals.api.observatory.value_answers import value_answer

    named = names(one.figure for one in found if one.figure)
    places = {where: where_name(where) for where in {one.where for one in found}}
    steps = {one.indicator.code: change_answer(one, since=since) for one in changed or ()}
    lines = []
    for one in found:
        name = named.get(one.figure.territory_key) if one.figure else places[one.where]
        line = value_answer(one, as_of=as_of, territory_name=name).model_dump(mode="json")
        lines.append(line | _registered(one) | _told_change(steps, one, changed is not None))
    click.echo(json.dumps(lines, ensure_ascii=False, indent=1))


def _registered(one: "Computed") -> dict[str, Any]:
    declared = one.indicator
    return {
        "name": declared.name,
        "scope": declared.scope,
        "role": declared.role,
        "shared": declared.shared,
        "owner": declared.owner,
        "actions": list(declared.actions),
    }


def _told_change(steps: dict[str, Any], one: "Computed", asked: bool) -> dict[str, Any]:
    if not asked:
        return {}
    found = steps.get(one.indicator.code)
    return {"change": found.model_dump(mode="json") if found else None}


def _show_table(
    found: "list[Computed]", changed: "list[IndicatorChange] | None", *, as_of: str, since: str
) -> None:
    from passerelles.config.console.steering_table import change_lines, lines

    for line in lines(found, as_of=as_of):
        click.echo(line)
    if changed is not None:
        for line in change_lines(changed, since=since):
            click.echo(line)
