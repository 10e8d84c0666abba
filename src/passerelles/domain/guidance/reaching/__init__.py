"""From a person to suggested occupations: what one can get, what one would like, and why."""
