"""Signed yearly reviews, for everybody."""
