"""Tables of a page as files: CSV, OpenDocument and Excel."""

from passerelles.documents.tables.csv_file import write_csv
from passerelles.documents.tables.model import (
    FIGURE_COLUMNS,
    Cell,
    Table,
    figure_cells,
)
from passerelles.documents.tables.ods import write_ods
from passerelles.documents.tables.xlsx import write_xlsx

__all__ = [
    "FIGURE_COLUMNS",
    "Cell",
    "Table",
    "figure_cells",
    "write_csv",
    "write_ods",
    "write_xlsx",
]
