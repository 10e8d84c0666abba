"""What the owner of an action believes of it: a weather of four levels, a text, a day."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

FRESH = timedelta(days=180)


class Weather(StrEnum):
    """Four levels, the best first. It is the word of a person, never a computed one."""

    SUN = "sun"
    BRIGHT = "bright"
    CLOUD = "cloud"
    STORM = "storm"


@dataclass(frozen=True, slots=True)
class Confidence:
    """``text`` says why; ``author`` is who said it, ``on`` when."""

    weather: Weather
    text: str
    on: date
    author: str = ""

    def is_stale(self, today: date) -> bool:
        """Half a year without a word: the screen says that it is old, and does not hide it."""
        return today - self.on > FRESH
