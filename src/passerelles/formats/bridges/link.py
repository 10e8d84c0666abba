"""One line of a table of passage."""

from dataclasses import dataclass
from typing import Literal

BridgeKind = Literal["exact", "many_to_many", "weighted", "inherited"]


@dataclass(frozen=True, slots=True)
class BridgeLine:
    """``origin`` (a code of ``origin_edition``) has ``target`` (of ``target_edition``) for
    counterpart; an empty ``target`` says that its producer finds it none.

    ``weight`` is the share of the origin that goes to the target, 0 to 1; None when the producer
    gives no weight.
    """

    path: str
    kind: BridgeKind
    origin_edition: str
    origin: str
    target_edition: str
    target: str
    origin_label: str = ""
    target_label: str = ""
    weight: float | None = None
