"""The sheets of actions: one's actions, the sheet and its editing, its history, the dashboard."""
