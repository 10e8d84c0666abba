"""`data fetch`: download the newest official files, then import them."""

from collections.abc import Callable, Sequence
from pathlib import Path

import yaml
from django.utils import timezone

from passerelles.apps.harvest.models import RunStatus
from passerelles.apps.harvest.raw import fingerprint
from passerelles.config.home import data_folder
from passerelles.config.imports import import_source
from passerelles.connectors.fetch.client import Client, Downloaded
from passerelles.connectors.fetch.errors import FetchError
from passerelles.connectors.fetch.resolve import newest_resource
from passerelles.connectors.register import content_folder, entry_of, read_sources
from passerelles.formats.sources.register import SourceEntry

Tell = Callable[[str], None]


def fetch_sources(
    names: Sequence[str], *, import_them: bool, allowed_hosts: Sequence[str], tell: Tell
) -> int:
    """Fetch the named sources, or all that have an address; 0, or 1 when one could not be had.

    A source that fails does not stop the others. Raises UnreadableFile for an unknown name.
    """
    for name in names:
        entry_of(name)
    wanted = [e for e in read_sources() if e.id in names or (not names and e.origin)]
    client = Client(allowed(allowed_hosts))
    try:
        fetched = [_fetch(e, client, import_it=import_them, tell=tell) for e in wanted]
        return int(not all(fetched))
    finally:
        client.close()


def allowed(more: Sequence[str] = ()) -> frozenset[str]:
    """The hosts of ``content/hosts.yaml`` and those accepted for this command."""
    listed = yaml.safe_load((content_folder() / "hosts.yaml").read_text(encoding="utf-8"))
    return frozenset(listed) | frozenset(more)


def _fetch(entry: SourceEntry, client: Client, *, import_it: bool, tell: Tell) -> bool:
    if entry.origin is None:
        tell(
            f"{entry.id} : aucune adresse stable connue. Téléchargez le fichier depuis "
            f"{entry.page or 'le site du producteur'} puis « passerelles data import FICHIER "
            f"--source {entry.id} »."
        )
        return False
    try:
        resource = newest_resource(entry.origin, client)
        tell(f"{entry.id} : téléchargement de {resource.address}")
        downloaded = client.download(resource.address, _place(entry.id, resource.name))
    except FetchError as error:
        tell(f"{entry.id} : {error}")
        return False
    tell(f"{entry.id} : {downloaded.path.stat().st_size:,} octets reçus".replace(",", " "))
    return _import(entry.id, downloaded, tell) if import_it else True


def _place(source: str, name: str) -> Path:
    return data_folder() / "downloads" / source / Path(name).name


def _import(source: str, downloaded: Downloaded, tell: Tell) -> bool:
    file = fingerprint(downloaded.path, address=downloaded.address)
    run = import_source(source, [file], clock=timezone.now)
    tell(f"{source} : {run.get_status_display()}, {run.kept} gardés sur {run.read}. {run.message}")
    return run.status == RunStatus.SUCCEEDED
