"""Whatever a file writes, the check ends and says where."""

from collections.abc import Sequence
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from tests.formats.lheo.check.offer import DOCUMENT, check_text

ODD = (
    *("", "-", "0", "-5", "--5", "1e9", "NaN", "9" * 20, "1.5", "()", "+33", "RNCP", "RNCP 0"),
    *("00000000", "99999999", "20270230", "٢٠٢٦٠١٠١", "٣", "²", "\u00a0", "\u2028", "𝟙𝟚"),
    *("é" * 3000, "&eacute;", "<p>", "2A004", "75056", "97", "@", "http://", "niveau IV"),
)
Change = tuple[int, str, bool]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(changes=st.lists(st.tuples(st.integers(0), st.sampled_from(ODD), st.booleans()), max_size=8))
def test_no_value_stops_the_check(changes: Sequence[Change], tmp_path: Path) -> None:
    root = etree.fromstring(DOCUMENT.encode())
    elements = list(root.iter())
    for where, value, in_attributes in changes:
        element = elements[where % len(elements)]
        if in_attributes:
            element.attrib.update(dict.fromkeys(element.attrib, value))
        else:
            element.text = value
    for finding in check_text(etree.tostring(root), tmp_path):
        assert finding.line > 0
        assert finding.element_path
        assert len(finding.value) <= 200
