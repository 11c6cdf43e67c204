"""Says where the program itself went wrong, without quoting a document."""

from __future__ import annotations

import traceback
from pathlib import Path

_OWN = Path(__file__).parent


def fault(problem: BaseException) -> str:
    """A sentence that names the exception and the last line of our own code that it passed.

    What the exception says is left out: it may quote rows.
    """
    frames = traceback.extract_tb(problem.__traceback__)
    own = [frame for frame in frames if Path(frame.filename).is_relative_to(_OWN)]
    last = (own or frames)[-1]
    return (
        f"an unexpected fault ({type(problem).__name__} at {Path(last.filename).name}:"
        f"{last.lineno}). Nothing was changed; please report it with the document."
    )
