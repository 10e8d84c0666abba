"""Where each embedded table comes from: package, producer, licence, vintage."""

from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from passerelles.formats.embedded.table_files import embedded_file


@dataclass(frozen=True, slots=True)
class EmbeddedProvenance:
    """What ``provenance.yaml`` says of one table.

    ``package`` is ``registry:name==version``; ``licence`` that of the data, ``package_licence``
    that of the package which carries them; ``sha256`` that of the embedded file.
    """

    file: str
    package: str
    producer: str
    licence: str
    package_licence: str
    official_address: str
    vintage: str
    script: str
    rows: int
    sha256: str


def read_embedded_provenance() -> Iterator[EmbeddedProvenance]:
    """One record a table, by file name."""
    tables = yaml.safe_load(embedded_file("provenance.yaml").read_text("utf-8"))
    for file, entry in tables.items():
        source = entry["source"]
        yield EmbeddedProvenance(
            file=file,
            package=f"{source['registry']}:{source['package']}=={source['version']}",
            producer=entry["producer"],
            licence=entry["licence"]["data"],
            package_licence=entry["licence"]["package"],
            official_address=entry["official_address"],
            vintage=entry["vintage"],
            script=entry["script"],
            rows=entry["rows"],
            sha256=entry["sha256"],
        )
