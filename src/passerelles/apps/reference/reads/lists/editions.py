"""Which editions a person means by ``4.60`` or ``ROME-4.60``."""

from passerelles.apps.reference.reads.editions import editions


def editions_named(text: str, *, scheme: str = "") -> tuple[str, ...]:
    """The keys of the open editions whose key or bare version is ``text``, newest first.

    Several nomenclatures may share a version (2026): ``scheme`` keeps one of them. Empty when
    nothing loaded bears that name.
    """
    return tuple(
        edition.id
        for edition in editions().values()
        if text in (edition.id, edition.version) and scheme in ("", edition.scheme)
    )
