"""Linked data for machines (JSON-LD)."""
