"""Passerelles: a regional employment, training and guidance platform."""
