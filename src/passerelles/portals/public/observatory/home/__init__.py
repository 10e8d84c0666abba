"""What the observatory holds, and where to begin."""
