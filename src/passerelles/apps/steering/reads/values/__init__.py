"""What institutions say about indicators, as pages and reports receive it."""
