"""The offer as arrays, to count it by territory."""
