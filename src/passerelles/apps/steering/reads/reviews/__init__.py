"""The yearly review: its content, live or frozen, and its signatures."""
