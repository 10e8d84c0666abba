"""Entries in training, as a Région manages them."""
