"""Signalling an error on a sheet."""
