"""What the plan asks of the offer: one named function an indicator, on the offer as columns.

A function says whom it asks (``among``), what they answer, and in which unit they count; it knows
neither territories nor years. ``tally.py`` then counts any of them by cell. Yes, no and unsaid
never merge: a share divides the answers that are known, and how many are known is told apart.
"""
