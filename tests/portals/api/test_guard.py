"""What every request goes through: input limits, rate limit, CORS, errors as JSON."""

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from passerelles.portals.api.shared import guard
from passerelles.portals.api.shared.rate import PER_MINUTE, RateLimit

A_CALLER = "203.0.113.7"

LISTS = ("occupations", "skills", "certifications", "territories", "places", "suggestions")


@pytest.mark.django_db
@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("text", ["a" * 10_000, "avant\x00après", "\x00"])
def test_an_impossible_query_is_a_french_400(client: Client, name: str, text: str) -> None:
    response = client.get(f"/api/v1/{name}", {"q": text})

    assert response.status_code == 400
    assert "« q »" in response.json()["detail"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("occupations?limit=-1", "« limit » doit valoir au moins 1."),
        ("occupations?limit=101", "« limit » doit valoir au plus 100."),
        ("occupations?limit=abc", "« limit » doit être un nombre entier."),
        ("occupations?limit=" + "9" * 400, "« limit »"),
        ("occupations?transition=bleu", "'green'"),
        ("occupations?edition=", "« edition »"),
        ("occupations?field=ff", "« field » n’a pas la forme attendue"),
        ("certifications?alive=oui-et-non", "« alive » doit valoir « true » ou « false »."),
        ("certifications?level=9", "« level » doit valoir au plus 8."),
        ("territories?within=31", "« within » n’a pas la forme attendue"),
        ("territories/planete/31555", "« kind » doit être l’une des valeurs"),
        ("suggestions?q=abc&kind=rien", "« kind » doit être l’une des valeurs"),
        ("suggestions?q=abc&limit=0", "« limit » doit valoir au moins 1."),
        ("occupations/" + "F" * 600, "dépasse 500 caractères"),
        ("occupations/%00", "caractère nul"),
    ],
)
def test_a_bad_parameter_is_named_in_a_french_400(client: Client, address: str, said: str) -> None:
    response = client.get(f"/api/v1/{address}")

    assert response.status_code == 400, response.content
    assert said.replace("'", "") in response.json()["detail"]


def test_too_many_parameters_are_refused(client: Client) -> None:
    response = client.get("/api/v1/occupations?" + "&".join(f"a{n}=1" for n in range(1_100)))

    assert response.status_code == 400
    assert "trop de paramètres" in response.json()["detail"]


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/api/v1/", "/api/v1/rien", "/api/v2/occupations", "/api/"])
def test_an_address_without_resource_answers_in_json(client: Client, address: str) -> None:
    response = client.get(address)

    assert response.status_code == 404
    assert "/api/v1/docs" in response.json()["detail"]


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_the_api_is_only_read(client: Client, method: str) -> None:
    response = getattr(client, method)("/api/v1/occupations")

    assert response.status_code == 405
    assert response.headers["Allow"] == "GET"
    assert "GET" in response.json()["detail"]


@pytest.mark.django_db
def test_an_unforeseen_error_says_nothing_of_itself(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*args: object) -> None:
        raise RuntimeError("secret")

    monkeypatch.setattr("passerelles.portals.api.reference.occupations.list_occupations", broken)
    client.raise_request_exception = False

    response = client.get("/api/v1/occupations")

    assert response.status_code == 500
    assert response.json()["detail"].startswith("Une erreur est survenue")
    assert response.headers["Access-Control-Allow-Origin"] == "*"


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["occupations", "occupations/Z9999", "rien", "openapi.json"])
def test_any_site_may_read_answers_and_errors(client: Client, address: str) -> None:
    response = client.get(f"/api/v1/{address}", headers={"Origin": "https://exemple.fr"})

    assert response.headers["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize(
    ("address", "methods"), [("occupations", "GET"), ("aids", "GET, POST"), ("guidance", "POST")]
)
def test_a_browser_that_asks_leave_gets_it(client: Client, address: str, methods: str) -> None:
    response = client.options(
        f"/api/v1/{address}", headers={"Access-Control-Request-Headers": "If-None-Match"}
    )

    assert response.status_code == 204
    assert response.headers["Allow"] == f"{methods}, OPTIONS"
    assert response.headers["Access-Control-Allow-Methods"] == f"{methods}, OPTIONS"
    assert "If-None-Match" in response.headers["Access-Control-Allow-Headers"]


@pytest.mark.django_db
def test_pages_are_not_opened_to_other_sites(client: Client) -> None:
    assert "Access-Control-Allow-Origin" not in client.get("/sante").headers


def test_the_limit_counts_each_address_and_forgets_after_a_minute() -> None:
    now = [0.0]
    limit = RateLimit(2, clock=lambda: now[0])

    assert [limit.wait("a"), limit.wait("a"), limit.wait("b")] == [0, 0, 0]
    now[0] = 20.0
    assert limit.wait("a") == 40
    now[0] = 60.0
    assert limit.wait("a") == 0


@pytest.fixture
def three_a_minute(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "PER_MINUTE", 3)


def status_after_the_limit(client: Client, **caller: str) -> int:
    for _ in range(3):
        client.get("/api/v1/suggestions", **caller)
    return client.get("/api/v1/suggestions", **caller).status_code


def test_the_limit_is_six_hundred_a_minute() -> None:
    assert PER_MINUTE == 600


@pytest.mark.django_db
@pytest.mark.usefixtures("three_a_minute")
def test_a_caller_who_runs_away_is_asked_to_wait(client: Client) -> None:
    assert status_after_the_limit(client, REMOTE_ADDR=A_CALLER) == 429

    refused = client.get("/api/v1/suggestions", REMOTE_ADDR=A_CALLER)
    assert "3 demandes par minute" in refused.json()["detail"]
    assert 1 <= int(refused.headers["Retry-After"]) <= 60
    assert client.get("/api/v1/suggestions", REMOTE_ADDR="203.0.113.8").status_code == 200


@pytest.mark.django_db
@pytest.mark.usefixtures("three_a_minute")
@pytest.mark.parametrize(
    ("remote", "forwarded", "status"),
    [
        ("127.0.0.1", "", 200),
        ("::1", "", 200),
        ("", "", 200),
        ("127.0.0.1", f"10.0.0.1, {A_CALLER}", 429),
        (A_CALLER, "127.0.0.1", 429),
    ],
)
def test_the_machine_itself_is_never_limited_but_its_proxy_tells_who_calls(
    client: Client, remote: str, forwarded: str, status: int
) -> None:
    caller = {"REMOTE_ADDR": remote}
    if forwarded:
        caller["HTTP_X_FORWARDED_FOR"] = forwarded

    assert status_after_the_limit(client, **caller) == status


def test_the_guard_stands_before_the_limits_of_the_pages(settings: Settings) -> None:
    order = [name.rpartition(".")[2] for name in settings.MIDDLEWARE]

    assert order.index("ApiGuard") < order.index("InputLimits")
