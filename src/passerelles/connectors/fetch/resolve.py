"""From a line of the register to the address of the newest file."""

import os
import re
from dataclasses import dataclass
from typing import Any

from passerelles.connectors.fetch.client import Client
from passerelles.connectors.fetch.errors import NotFoundInDataset
from passerelles.formats.sources.register import Origin

DATAGOUV = "https://www.data.gouv.fr"


@dataclass(frozen=True, slots=True)
class Resource:
    """A file to download: its address, and the name under which it is recognised on import."""

    address: str
    name: str


def newest_resource(origin: Origin, client: Client) -> Resource:
    """The newest resource of ``origin``. Raises FetchError (dataset gone, title changed…)."""
    if origin.kind == "address":
        return Resource(origin.url, origin.name)
    base = os.environ.get("PASSERELLES_DATAGOUV", DATAGOUV)
    dataset = client.json(f"{base}/api/1/datasets/{origin.dataset}/")
    resources = dataset.get("resources", [])
    found = [(match, r) for r in resources if (match := re.search(origin.title, r["title"]))]
    if not found:
        titles = ", ".join(f"« {r['title']} »" for r in resources[:8])
        raise NotFoundInDataset(
            f"Le jeu de données {origin.dataset} n’a plus de fichier dont le titre ressemble à "
            f"« {origin.title} ». Titres vus : {titles or 'aucun'}. "
            "Corrigez le registre des sources."
        )
    match, resource = max(found, key=_order)
    name = origin.name.format(*match.groups()) if origin.name else match.group(0)
    return Resource(resource["url"], name)


def _order(candidate: tuple[re.Match[str], dict[str, Any]]) -> tuple[str, str]:
    match, resource = candidate
    return (match.group(1) if match.groups() else "", resource.get("last_modified") or "")
