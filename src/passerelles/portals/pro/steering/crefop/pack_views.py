"""The files of a meeting."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from passerelles.apps.steering.models import Meeting
from passerelles.apps.steering.reads.crefop.pack import commission_pack
from passerelles.documents.steering.commission.files import FORMS, MEDIA_TYPES, file_stem
from passerelles.portals.pro.access import desk
from passerelles.portals.pro.steering.crefop.access import meeting_of


@desk(Meeting)
def pack(request: HttpRequest, meeting: str, form: str) -> HttpResponse:
    found = commission_pack(meeting_of(request, int(meeting)), today=timezone.localdate())
    name = f'attachment; filename="{file_stem(found)}.{form}"'
    return HttpResponse(
        FORMS[form](found), content_type=MEDIA_TYPES[form], headers={"Content-Disposition": name}
    )
