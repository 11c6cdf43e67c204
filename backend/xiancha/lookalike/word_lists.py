"""The words, endings and letters that hosts share, from `word_lists.json`.

Extensions read them in the edition that they hold. Words and endings are written in lines.

- `lending_words`: what only who lends, or pretends to, puts beside a name; `trade_words`: what
  banks and finance firms call themselves; both are loan words.
- `helping_words`: what sites put beside a name; `ordinary_words`: others that names of lenders are
  made of.
- `closed_endings`: those that only governments and licensed banks get.
- `cheap_endings`: those that imitations are sold under most; with `usual_endings` those that anyone
  anywhere may buy, unlike another country's own.
- `alike`: ASCII → what passes for it in a host name: the confusables of UTS #39 for the scripts in
  which firms register names, and small capitals and hooked letters. Accents need no entry: they
  are taken off.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

PUBLISHED: dict[str, Any] = json.loads(Path(__file__).with_suffix(".json").read_text("utf-8"))
"""The tables as an edition holds them."""

ALIKE: dict[str, str] = PUBLISHED["alike"]
TABLES = {name: " ".join(lines).split() for name, lines in PUBLISHED.items() if name != "alike"}
"""Each table of words or endings by its name."""
