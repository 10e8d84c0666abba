"""Indicators: facts with their definition, their lineage and their secrecy; bridges."""
