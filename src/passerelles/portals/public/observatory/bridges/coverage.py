"""What a reader must know of a figure that crossed nomenclatures (component ``c-coverage``)."""

from dataclasses import dataclass

from passerelles.apps.indicators.reads.bridging import BridgePath
from passerelles.documents.french import counted, number, share
from passerelles.domain.indicators.bridging import Carried, Coverage

_FEW = 5


@dataclass(frozen=True, slots=True)
class CoverageTold:
    """Sentences ready to show; an empty one says nothing."""

    way: str
    share: str
    left: str
    estimate: str


def told(way: BridgePath, carried: Carried) -> CoverageTold:
    """The sentences of ``c-coverage``."""
    return CoverageTold(
        way=way.sentence,
        share=_share(carried.coverage),
        left=_left(carried.left),
        estimate="Réparti selon des poids : c’est une estimation." if carried.is_estimate else "",
    )


def _share(coverage: Coverage) -> str:
    if not coverage.codes:
        return "Aucun code n’avait de chiffre à transporter."
    codes = (
        f"{number(coverage.covered_codes)} {'codes' if coverage.covered_codes > 1 else 'code'} "
        f"sur {number(coverage.codes)}"
    )
    of_total = coverage.of_total
    if of_total is None:
        return f"Couverture : {codes}."
    # Never rounded up to a whole that it is not.
    whole = min(of_total, 0.99) if of_total < 1 else of_total
    return f"Couverture : {share(whole)} du total connu, {codes}."


def _left(codes: tuple[str, ...]) -> str:
    if not codes:
        return ""
    few = ", ".join(codes[:_FEW]) + (" …" if len(codes) > _FEW else "")
    return f"Sans correspondant : {counted(len(codes), 'code', 'codes')} ({few})."
