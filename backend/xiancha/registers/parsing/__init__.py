"""What the parsers of all registers share. Pure.

Every function returns exactly what a document says, or raises `refusals.Refused`.
"""
