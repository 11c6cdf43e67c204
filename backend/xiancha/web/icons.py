"""Our icons in pages that need no script, drawn from the table that the extension draws from."""

from __future__ import annotations

from markupsafe import Markup

from xiancha.normalise.shared_words import shared_words

_SVG = Markup('<svg class="icon icon-{}" viewBox="0 0 24 24" aria-hidden="true">{}</svg>')
_PATH = Markup('<path d="{}"/>')


def icon(name: str) -> Markup:
    """The icon of this name; words beside it say the same. Raises KeyError for an unknown one."""
    paths = shared_words("../pages/icon-paths.js")[name]
    return _SVG.format(name, Markup("").join(map(_PATH.format, paths)))
