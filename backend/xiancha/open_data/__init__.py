"""An edition as tables and entities, for spreadsheets, databases and other programs."""
