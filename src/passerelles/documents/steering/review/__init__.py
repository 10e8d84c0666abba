"""The yearly review as PDF, Word document and workbooks."""
