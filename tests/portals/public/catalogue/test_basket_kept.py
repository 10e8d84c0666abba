"""What the cookie of the basket may hold."""

from django.http import HttpResponse
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from passerelles.portals.public.catalogue.basket.kept import COOKIE, LONGEST, MOST, Basket

KEYS = st.text(st.characters(categories=["L", "N", "P", "Z"]), max_size=200)


def round_trip(basket: Basket) -> Basket:
    response = HttpResponse()
    basket.write(response)
    request = RequestFactory().get("/selection")
    request.COOKIES[COOKIE] = response.cookies[COOKIE].value
    return Basket.read(request)


@given(st.lists(KEYS, max_size=60))
def test_whatever_is_asked_fits_in_a_cookie_and_comes_back(keys: list[str]) -> None:
    basket = Basket.of(keys)

    assert len(basket.keys) <= MOST
    assert sum(map(len, basket.keys)) <= LONGEST
    assert round_trip(basket) == basket


def test_a_session_is_there_once_and_leaves_when_asked() -> None:
    basket = Basket().with_one("a:1").with_one("b:2").with_one("a:1")

    assert basket.keys == ("a:1", "b:2")
    assert basket.without("a:1").keys == ("b:2",)


def test_an_empty_basket_is_forgotten_by_the_browser() -> None:
    response = HttpResponse()
    Basket().write(response)

    assert response.cookies[COOKIE]["max-age"] == 0


def test_a_cookie_tampered_with_is_read_as_what_is_left() -> None:
    request = RequestFactory().get("/selection")
    request.COOKIES[COOKIE] = "<script>|offre_locale:1|" + "x" * 5_000

    assert Basket.read(request).keys == ("offre_locale:1",)
