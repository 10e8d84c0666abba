"""What calls for somebody to act, and the data that lack."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from passerelles.apps.steering.models import ActionSheet
from passerelles.apps.steering.reads.alerts.read import alerts as read_alerts
from passerelles.apps.steering.reads.debt.read import data_debt
from passerelles.apps.steering.reads.institutions import institution_names
from passerelles.documents.tables import write_csv, write_ods
from passerelles.portals.pro.access import desk
from passerelles.portals.pro.steering.alerts import presentation

_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
}


@desk(ActionSheet)
def alerts(request: HttpRequest) -> HttpResponse:
    found, names = read_alerts(today=timezone.localdate()), institution_names()
    owner = request.GET.get("institution", "")
    kept = [one for one in found if owner in ("", one.owner or presentation.NOBODY)]
    owners = sorted({one.owner or presentation.NOBODY for one in found})
    context = {
        "groups": presentation.alert_groups(kept, names),
        "owners": [(code, names.get(code, code)) for code in owners],
        "owner": owner,
        "count": len(kept),
        "demonstration": any(one.is_demonstration for one in kept),
    }
    return render(request, "pro/steering/alerts/alerts.html", context)


@desk(ActionSheet)
def debt(request: HttpRequest) -> HttpResponse:
    found = data_debt()
    context = {"debt": found, "rows": presentation.debt_rows(found)}
    return render(request, "pro/steering/alerts/debt.html", context)


@desk(ActionSheet)
def debt_file(request: HttpRequest, form: str) -> HttpResponse:
    address = request.build_absolute_uri(reverse("steering_debt"))
    table = presentation.debt_table(data_debt(), address)
    return HttpResponse(
        write_csv(table) if form == "csv" else write_ods(table),
        content_type=_TYPES[form],
        headers={"Content-Disposition": f'attachment; filename="donnees-manquantes.{form}"'},
    )
