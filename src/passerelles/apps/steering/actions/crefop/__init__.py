"""What members of the committee write: bodies, meetings, opinions, decisions, minutes."""
