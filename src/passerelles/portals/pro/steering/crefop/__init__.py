"""The desk of the committee: bodies, calendar, meetings, decisions, evaluations, roadmap."""
