"""Records that the last imports of the offer refused or doubted."""

from django.http import HttpRequest, HttpResponse

from passerelles.apps.catalogue.reads.desk import (
    QuarantineFilter,
    offer_sources,
    quarantine_rules,
)
from passerelles.apps.catalogue.reads.desk import quarantine as held
from passerelles.apps.harvest.models import QuarantinedRecord
from passerelles.portals.pro.access import desk, person
from passerelles.portals.pro.catalogue.access import show
from passerelles.portals.pro.catalogue.paging import sliced


@desk(QuarantinedRecord)
def quarantine(request: HttpRequest) -> HttpResponse:
    actor, asked = person(request), request.GET
    kept = QuarantineFilter(
        asked.get("source", ""), asked.get("gravite", ""), asked.get("regle", "")
    )
    context = {
        "kept": kept,
        "sources": offer_sources(actor).items(),
        "rules": quarantine_rules(actor, kept),
        "records": sliced(request, held(actor, kept)),
    }
    return show(request, "catalogue/quarantine.html", context)
