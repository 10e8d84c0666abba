"""The search of sessions: what is asked, what is found, filters, rows, map."""
