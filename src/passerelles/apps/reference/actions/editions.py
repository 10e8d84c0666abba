"""Of the editions of one nomenclature, only the newest is in force."""

from django.db.models import Exists, OuterRef

from passerelles.apps.reference.models import Edition


def retire_older_editions() -> None:
    """Take out of force the editions that a newer one of the same scheme, in force, replaces."""
    newer = Edition.objects.filter(
        scheme=OuterRef("scheme"), in_force=True, published_on__gt=OuterRef("published_on")
    )
    Edition.objects.filter(Exists(newer), in_force=True).update(in_force=False)
