"""Files that people attach: what they really are, the text in them, and those refused."""
