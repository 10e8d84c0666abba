"""What the explorer shows: which figures exist, and those of one choice."""
