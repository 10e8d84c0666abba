"""Certifications are described by the most trusted of their sheets."""

from django.db import connection

# `described_by` stays empty, and the title blank, for an entry known only by its links.
_REFRESH = """
    UPDATE reference_certification AS c
    SET title = best.title, abbreviation = best.abbreviation, level = best.level,
        level_received = best.level_received, is_active = best.is_active,
        registered_until = best.registered_until, described_on = best.vintage,
        described_by_id = best.source_id
    FROM (
        SELECT DISTINCT ON (certification_id) * FROM reference_certificationsheet
        WHERE closed_on IS NULL AND title <> '' ORDER BY certification_id, rank, vintage DESC, id
    ) AS best
    WHERE c.id = best.certification_id
      AND (c.title, c.abbreviation, c.level, c.level_received, c.is_active, c.registered_until,
           c.described_on, c.described_by_id)
          IS DISTINCT FROM (best.title, best.abbreviation, best.level, best.level_received,
           best.is_active, best.registered_until, best.vintage, best.source_id)
"""


def refresh_certifications() -> None:
    """Copy onto each certification the description of its best ranked open sheet."""
    with connection.cursor() as cursor:
        cursor.execute(_REFRESH)
