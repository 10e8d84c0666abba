"""Diagnoses as documents: a PDF of a few pages, a spreadsheet with every figure."""
