"""How far a search widens."""

from passerelles.domain.catalogue.relaxation import wider_radii


def test_a_radius_widens_by_steps() -> None:
    assert list(wider_radii(10, None)) == [30, 50, 80, 120, 250]
    assert list(wider_radii(50, None)) == [80, 120, 250]
    assert list(wider_radii(None, 60)) == [50, 80, 120, 250]
    assert list(wider_radii(300, None)) == []
