"""The fixed parts of an OpenDocument spreadsheet: manifest, styles, properties, frozen headers."""

from collections.abc import Iterable
from datetime import date

MIMETYPE = "application/vnd.oasis.opendocument.spreadsheet"

_XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
_NAMES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"),
        ("style", "style"),
        ("table", "table"),
        ("text", "text"),
        ("number", "datastyle"),
        ("meta", "meta"),
        ("config", "config"),
        ("fo", "xsl-fo-compatible"),
    )
)
_VERSION = 'office:version="1.3"'


def _cell_style(name: str, properties: str, *, data: str = "", words: str = "") -> str:
    data_style = f' style:data-style-name="{data}"' if data else ""
    return (
        f'<style:style style:name="{name}" style:family="table-cell"{data_style}>'
        f'<style:table-cell-properties style:vertical-align="top" {properties}/>'
        f"{words}</style:style>"
    )


MANIFEST = (
    f'{_XML}<manifest:manifest manifest:version="1.3" '
    'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{MIMETYPE}"/>'
    + "".join(
        f'<manifest:file-entry manifest:full-path="{part}" manifest:media-type="text/xml"/>'
        for part in ("content.xml", "styles.xml", "meta.xml", "settings.xml")
    )
    + "</manifest:manifest>"
)

STYLES = (
    f"{_XML}<office:document-styles {_NAMES} {_VERSION}><office:styles>"
    '<style:default-style style:family="table-cell"><style:text-properties '
    'fo:language="fr" fo:country="FR"/></style:default-style></office:styles>'
    '<office:automatic-styles><style:page-layout style:name="page">'
    '<style:page-layout-properties fo:page-width="29.7cm" fo:page-height="21cm" '
    'style:print-orientation="landscape" style:scale-to-X="1" style:scale-to-Y="0"/>'
    "</style:page-layout></office:automatic-styles><office:master-styles>"
    '<style:master-page style:name="Default" style:page-layout-name="page"/>'
    "</office:master-styles></office:document-styles>"
)

_NUMBERS = (
    '<number:number-style style:name="n0"><number:number number:decimal-places="0" '
    'number:min-integer-digits="1" number:grouping="true"/></number:number-style>'
    '<number:number-style style:name="n1"><number:number number:decimal-places="3" '
    'number:min-decimal-places="1" number:min-integer-digits="1" number:grouping="true"/>'
    '</number:number-style><number:date-style style:name="d0">'
    '<number:day number:style="long"/><number:text>/</number:text>'
    '<number:month number:style="long"/><number:text>/</number:text>'
    '<number:year number:style="long"/></number:date-style>'
)

CONTENT_HEAD = (
    f"{_XML}<office:document-content {_NAMES} {_VERSION}><office:automatic-styles>{_NUMBERS}"
    + _cell_style(
        "head",
        'fo:background-color="#e2f0ed" fo:wrap-option="wrap" '
        'fo:border-bottom="0.5pt solid #55606a"',
        words='<style:text-properties fo:font-weight="bold"/>',
    )
    + _cell_style("text", 'fo:wrap-option="wrap"')
    + _cell_style("note", "", words='<style:text-properties fo:font-style="italic"/>')
    + _cell_style("whole", "", data="n0")
    + _cell_style("decimal", "", data="n1")
    + _cell_style("day", "", data="d0")
)
CONTENT_TAIL = "</office:spreadsheet></office:body></office:document-content>"


def meta(title: str, on: date | None) -> str:
    """The properties of the file; ``title`` comes escaped."""
    dated = f"<meta:creation-date>{on.isoformat()}T00:00:00</meta:creation-date>" if on else ""
    return (
        f'{_XML}<office:document-meta {_NAMES} xmlns:dc="http://purl.org/dc/elements/1.1/" '
        f"{_VERSION}><office:meta><meta:generator>Passerelles</meta:generator>"
        f"<dc:title>{title}</dc:title><dc:language>fr-FR</dc:language>{dated}"
        "</office:meta></office:document-meta>"
    )


def settings(quoted_names: Iterable[str]) -> str:
    """The view: the first line of each sheet stays in sight."""
    frozen = "".join(
        f'<config:config-item config:name="{name}" config:type="{kind}">{value}'
        "</config:config-item>"
        for name, kind, value in (
            ("VerticalSplitMode", "short", 2),
            ("VerticalSplitPosition", "int", 1),
            ("ActiveSplitRange", "short", 2),
            ("PositionTop", "int", 0),
            ("PositionBottom", "int", 1),
        )
    )
    sheets = "".join(
        f"<config:config-item-map-entry config:name={name}>{frozen}</config:config-item-map-entry>"
        for name in quoted_names
    )
    return (
        f"{_XML}<office:document-settings {_NAMES} {_VERSION}><office:settings>"
        '<config:config-item-set config:name="ooo:view-settings" '
        'xmlns:ooo="http://openoffice.org/2004/office">'
        '<config:config-item-map-indexed config:name="Views"><config:config-item-map-entry>'
        '<config:config-item config:name="ViewId" config:type="string">view1</config:config-item>'
        f'<config:config-item-map-named config:name="Tables">{sheets}'
        "</config:config-item-map-named></config:config-item-map-entry>"
        "</config:config-item-map-indexed></config:config-item-set></office:settings>"
        "</office:document-settings>"
    )
