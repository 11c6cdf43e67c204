"""Tables out of HTML pages, workbooks and Word documents, with columns that never shift. Pure.

What stands in a merged cell is in its first place, the places that it covers are empty. PDF
tables are read by `registers.pdf`, CSV by `reading.csv_table`.
"""

from xiancha.registers.tables.docx import docx_lines, docx_tables
from xiancha.registers.tables.html import html_lines, html_tables
from xiancha.registers.tables.sheets import sheet_tables
from xiancha.registers.tables.table import Table, below_titles, header_table

__all__ = [
    "Table",
    "below_titles",
    "docx_lines",
    "docx_tables",
    "header_table",
    "html_lines",
    "html_tables",
    "sheet_tables",
]
