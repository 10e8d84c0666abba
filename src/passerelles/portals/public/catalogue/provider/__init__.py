"""The page of a training body."""
