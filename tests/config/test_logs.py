"""Logs never tell the link of a journey."""

import logging

from passerelles.config.logs import WithoutLinks


def record(message: str, *args: object) -> logging.LogRecord:
    return logging.LogRecord("django.request", logging.WARNING, "", 0, message, args, None)


def test_the_link_of_a_journey_is_masked() -> None:
    told = record("%s: %s", "Bad Request", f"/mon-parcours/{'aB_-' * 16}/questions/metiers")
    assert WithoutLinks().filter(told)
    assert told.getMessage() == "Bad Request: /mon-parcours/…/questions/metiers"


def test_a_link_damaged_by_a_message_is_masked_whole() -> None:
    for cut in (" ", "!", "=\t", "é"):
        told = record("Not Found: %s", f"/mon-parcours/{'aB_-' * 2}{cut}{'aB_-' * 14}/effacer")
        WithoutLinks().filter(told)
        assert told.getMessage() == "Not Found: /mon-parcours/…/effacer"


def test_other_lines_stay_as_they_are() -> None:
    told = record("%s: %s", "Not Found", "/metiers/Z9999")
    assert WithoutLinks().filter(told)
    assert told.args == ("Not Found", "/metiers/Z9999")
