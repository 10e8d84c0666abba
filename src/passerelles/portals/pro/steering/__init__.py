"""The steering desk: the plan as those who carry it work on it."""
