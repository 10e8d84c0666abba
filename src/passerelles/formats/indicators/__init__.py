"""Files of ``content/indicators``: one indicator each."""
