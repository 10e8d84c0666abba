"""Diagnoses as files: PDF, OpenDocument and Excel."""
