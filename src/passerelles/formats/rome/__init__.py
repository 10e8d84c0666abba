"""The ROME of France Travail: editions 3.x and 4.x, as CSV tables, workbooks and JSON."""
