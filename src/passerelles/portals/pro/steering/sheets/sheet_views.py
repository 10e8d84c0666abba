"""One's actions, the sheet of one of them, its history."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from passerelles.apps.accounts.rights import Verb, can
from passerelles.apps.indicators.reads.as_of import day_of
from passerelles.apps.steering.models import ActionSheet
from passerelles.apps.steering.reads.my_actions import action_lines, lacks_of
from passerelles.apps.steering.reads.progress import progress_of
from passerelles.apps.steering.reads.sheet import institution_names, read_sheet
from passerelles.apps.steering.reads.sheet_cells import sheet_of
from passerelles.apps.steering.reads.sheet_choices import territory_name
from passerelles.apps.steering.reads.sheet_history import history as changes_of
from passerelles.documents.french import day
from passerelles.portals.pro.access import desk, person
from passerelles.portals.pro.catalogue.paging import sliced
from passerelles.portals.pro.steering.sheets import presentation as words
from passerelles.portals.pro.steering.sheets.access import asked_instant, found_action
from passerelles.portals.pro.steering.sheets.history import change_row
from passerelles.portals.pro.steering.sheets.wording import lack_texts


@desk(ActionSheet)
def my_actions(request: HttpRequest) -> HttpResponse:
    who, today = person(request), timezone.localdate()
    everything = "toutes" in request.GET
    lines = action_lines(who, today=today, only_mine=not everything)
    context = {
        "rows": [words.action_row(line, today) for line in lines],
        "everything": everything,
        "demonstration": words.is_demonstration(line.progress for line in lines),
    }
    return render(request, "pro/steering/sheets/my_actions.html", context)


@desk(ActionSheet)
def sheet(request: HttpRequest, code: str) -> HttpResponse:
    action, as_of = found_action(code), asked_instant(request)
    today = timezone.localdate()
    read = read_sheet(action, reader=person(request), today=today)
    progress = progress_of([action], as_of=as_of)[code]
    context = {
        **words.sheet_page(read, progress, day_of(as_of)),
        "territory": territory_name(read.territory),
        "lacks": lack_texts(lacks_of(action, progress, today)),
        "may_write": can(request.user, Verb.WRITE, sheet_of(action)),
        "as_of": day(day_of(as_of)) if as_of else "",
    }
    return render(request, "pro/steering/sheets/sheet.html", context)


@desk(ActionSheet)
def history(request: HttpRequest, code: str) -> HttpResponse:
    action = found_action(code)
    names = institution_names(action)
    page = sliced(request, changes_of(action))
    rows = [change_row(change, names) for change in page.items]
    context = {"action": action, "page": page, "rows": rows}
    return render(request, "pro/steering/sheets/history.html", context)
