"""What a MEFSTAT 11 says."""

import pytest

from passerelles.formats.common.mefstat import diploma_level, is_mefstat, nsf_group


@pytest.mark.parametrize(
    ("code", "group", "level"),
    [
        ("32211031202", "312", "5"),
        ("23830025007", "250", "4"),
        ("23110022144", "221", "3"),
        ("23K00033414", "334", "4"),
        ("23910022105", "221", ""),  # additional mentions were of level 3 or 4
    ],
)
def test_a_code_tells_its_group_and_its_level(code: str, group: str, level: str) -> None:
    assert is_mefstat(code)
    assert (nsf_group(code), diploma_level(code)) == (group, level)


@pytest.mark.parametrize("code", ["", "3221103120", "322110312021", "BTS11031202"])
def test_other_codes_are_not_read(code: str) -> None:
    assert not is_mefstat(code)
