"""The planners' desk: demand that the offer does not meet."""
