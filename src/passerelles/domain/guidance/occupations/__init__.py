"""The graph of occupations and skills, and what is around one of them."""
