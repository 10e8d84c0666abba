"""Which occupation a code means, among those that figures speak of."""

from passerelles.apps.indicators.reads.observations import Wanted, select
from passerelles.apps.reference.reads.editions import editions


def occupation_key(code: str, wanted: Wanted) -> str:
    """The key of that code in the newest edition for which there are figures.

    A key that carries its edition stays as it is, and so does a code that no figure bears.
    ``wanted`` says among which figures to look; its own occupation is left aside.
    """
    if not code or ":" in code:
        return code
    rows = select(wanted).filter(occupation__endswith=f":{code}").order_by()
    found = rows.values_list("occupation", flat=True).distinct()
    return max(found, key=_recency, default=code)


def _recency(key: str) -> tuple[str, str]:
    edition = editions().get(key.partition(":")[0])
    return (str(edition.published_on) if edition else "", key)
