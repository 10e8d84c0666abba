"""Which institutions write a part of the yearly review."""

from passerelles.apps.accounts.models import College, Institution


def writing_institutions() -> list[Institution]:
    """The open institutions that sit on the committee, whatever their college."""
    seated = Institution.objects.exclude(college=College.NONE).filter(closed_on=None)
    return list(seated.order_by("name"))
