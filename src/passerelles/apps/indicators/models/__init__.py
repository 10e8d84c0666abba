from passerelles.apps.indicators.models.bridges import Bridge, BridgeKind, BridgeLink
from passerelles.apps.indicators.models.observations import Observation

__all__ = ["Bridge", "BridgeKind", "BridgeLink", "Observation"]
