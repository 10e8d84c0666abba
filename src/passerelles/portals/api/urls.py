"""The public API, `/api/v1/`."""

from ninja import NinjaAPI

api = NinjaAPI(title="Passerelles", version="1.0.0", urls_namespace="api")
