"""Alerts and data debt."""
