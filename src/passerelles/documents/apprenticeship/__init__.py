"""The yearly book of apprenticeship in French: sections that the page, the PDF and files share."""
