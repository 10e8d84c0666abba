"""The demonstration offer: trainings, providers and sessions that describe nothing real."""
