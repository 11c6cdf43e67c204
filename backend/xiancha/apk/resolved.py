"""The values of a manifest, with the resources that they name. Pure."""

from __future__ import annotations

from xiancha.apk.manifest import Reference, Value
from xiancha.apk.problems import Malformed
from xiancha.apk.resources import Found, Resources
from xiancha.apk.text import shortened

_DRAWN = ".xml"
_MOST_DENSITY = 640


class Resolved:
    """Values by the ids of their attributes; `notes` tell what was damaged."""

    def __init__(self, values: dict[int, Value], resources: Resources | None) -> None:
        self.notes: list[str] = []
        self._values, self._resources = values, resources

    def _all(self, id: int) -> list[Found]:
        """In every configuration, those with the fewest qualifiers first."""
        value = self._values.get(id)
        if not isinstance(value, Reference):
            return [Found("", 0, 0, value)]
        try:
            found = self._resources.values(value.id) if self._resources else []
        except Malformed:
            if "resources-damaged" not in self.notes:
                self.notes.append("resources-damaged")
            return []
        return sorted(found, key=lambda one: (one.others, one.density))

    def _value(self, id: int) -> Value:
        """In the default language, else in any."""
        found = self._all(id)
        plain = [one.value for one in found if not one.locale]
        return next(iter(plain or [one.value for one in found]), None)

    def text(self, id: int) -> str | None:
        value = self._value(id)
        return shortened(str(value)) if isinstance(value, str | int) else None

    def texts(self, id: int) -> dict[str, str]:
        """By language, where it has one."""
        texts: dict[str, str] = {}
        for one in self._all(id):
            if one.locale and isinstance(one.value, str):
                texts.setdefault(one.locale, shortened(one.value))
        return dict(sorted(texts.items()))

    def number(self, id: int) -> int | None:
        value = self._value(id)
        return value if isinstance(value, int) else None

    def level(self, id: int) -> int | str | None:
        """An API level, or the letter of a version that had none yet."""
        value = self._value(id)
        return shortened(value) if isinstance(value, str) else self.number(id)

    def picture(self, id: int) -> str | None:
        """The sharpest picture that is not larger than needed: all but what ends as XML does.

        Packers take other endings away (AOSP, `ResourcesImpl.loadDrawableForCookie`).
        """
        pictures = [
            (one.density, one.value)
            for one in self._all(id)
            if isinstance(one.value, str) and not one.value.lower().endswith(_DRAWN)
        ]
        usual = [one for one in pictures if one[0] <= _MOST_DENSITY]
        path = max(usual or pictures, default=(0, None))[1]
        return path and shortened(path)
