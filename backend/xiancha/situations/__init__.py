"""Situations learnt from the sentences that maintainers write: what a device reads texts by.

For publication and for maintainers alone: nothing that answers a question imports this.
"""
