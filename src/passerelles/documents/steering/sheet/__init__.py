"""The sheet of an action on one page; the sheet of a territory."""
