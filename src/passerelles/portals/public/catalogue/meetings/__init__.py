"""The calendar of information meetings."""
