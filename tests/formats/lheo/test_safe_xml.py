"""Files made to harm, or harmed on their way: refused with a French sentence."""

from pathlib import Path

import pytest

from passerelles.formats.lheo.safe_xml import (
    UnreadableXml,
    XmlFault,
    iterate,
    local_name,
    read_root,
)

LAUGHS = (
    '<!DOCTYPE l [<!ENTITY a0 "lol">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    + ']><lheo x="{}">&a9;</lheo>'
)
REFUSED = {
    "external entity": (
        b'<!DOCTYPE l [<!ENTITY x SYSTEM "file:///etc/hostname">]><l>&x;</l>',
        XmlFault.DOCTYPE,
    ),
    "external document": (b'<!DOCTYPE l SYSTEM "http://example.org/l.dtd"><l/>', XmlFault.DOCTYPE),
    "billion laughs in a text": (LAUGHS.format("").encode(), XmlFault.DOCTYPE),
    "billion laughs in an attribute": (LAUGHS.format("&a9;").encode(), XmlFault.DOCTYPE),
    "web page": (b"<!DOCTYPE html><html><body><p>Erreur 404</body></html>", XmlFault.DOCTYPE),
    "truncated between tags": (b"<lheo><offres>", XmlFault.TRUNCATED),
    "truncated in a tag": (b"<lheo><offr", XmlFault.TRUNCATED),
    "truncated in a text": (b"<lheo><offres>abc", XmlFault.TRUNCATED),
    "wrong encoding": (b'<?xml version="1.0"?><lheo>\xe9t\xe9</lheo>', XmlFault.ENCODING),
    "unknown encoding": (b'<?xml version="1.0" encoding="martien"?><lheo/>', XmlFault.ENCODING),
    "empty": (b"", XmlFault.NOT_XML),
    "plain text": (b"Formation;Organisme\n", XmlFault.NOT_XML),
    "archive": (b"PK\x03\x04\x14\x00", XmlFault.NOT_XML),
    "bare ampersand": (b"<lheo>R & D</lheo>", XmlFault.NOT_XML),
    "entity of HTML": (b"<lheo>R&nbsp;D</lheo>", XmlFault.NOT_XML),
    "crossed tags": (b"<lheo><a></lheo></a>", XmlFault.NOT_XML),
    "null character": (b"<lheo>\x00</lheo>", XmlFault.NOT_XML),
}


@pytest.mark.parametrize("name", REFUSED)
def test_harmful_files_are_refused(name: str, tmp_path: Path) -> None:
    content, fault = REFUSED[name]
    path = tmp_path / "offre.xml"
    path.write_bytes(content)
    with pytest.raises(UnreadableXml, match="« offre.xml »") as refusal:
        list(iterate(path, ["formation"]))
    assert refusal.value.fault is fault
    assert str(refusal.value).endswith(".")


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableXml, match=r"absent.xml » n’existe pas") as refusal:
        read_root(tmp_path / "absent.xml")
    assert refusal.value.fault is XmlFault.MISSING


def test_records_come_one_by_one_then_the_rest(tmp_path: Path) -> None:
    path = tmp_path / "offre.xml"
    formations = "".join(f"<formation>{n}</formation>" for n in range(3))
    path.write_text(f"<lheo xmlns='x'><offres>{formations}</offres><extras info='e'/></lheo>")
    found = [(local_name(one), one.text) for one in iterate(path, ["formation"])]
    assert found == [("formation", "0"), ("formation", "1"), ("formation", "2"), ("lheo", None)]


def test_what_was_read_is_forgotten(tmp_path: Path) -> None:
    path = tmp_path / "offre.xml"
    path.write_text(f"<lheo><offres>{'<formation><a/></formation>' * 50}</offres></lheo>")
    *_, root = iterate(path, ["formation"])
    assert sum(1 for _ in root.iter()) == 3  # lheo, offres, the last formation emptied


def test_other_encodings_are_read(tmp_path: Path) -> None:
    path = tmp_path / "offre.xml"
    path.write_bytes('<?xml version="1.0" encoding="utf-16"?><lheo>é</lheo>'.encode("utf-16"))
    assert [one.text for one in iterate(path, ["formation"])] == ["é"]
