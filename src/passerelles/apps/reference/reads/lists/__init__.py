"""Lists that are read page after page: what each filter keeps, and the window of one page."""
