"""Bridges between two sectors."""
