"""What AndroidManifest.xml states, before references to resources are followed. Pure.

Android's attributes are known by resource id alone (AOSP, `R.attr`), so that renamed ones are
found; `package` and `split` by their names (AOSP, `ApkLiteParseUtils.parsePackageSplitNames`).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from xiancha.apk.binary_xml import Attribute, BinaryXml, Element
from xiancha.apk.facts import PermissionLimits
from xiancha.apk.problems import ApkRefused, Malformed
from xiancha.apk.text import shortened

LABEL, ICON = 0x01010001, 0x01010002
_NAME, _PERMISSION = 0x01010003, 0x01010006
VERSION_CODE, VERSION_NAME, VERSION_MAJOR = 0x0101021B, 0x0101021C, 0x01010576
MIN_SDK, TARGET_SDK = 0x0101020C, 0x01010270
_MAX_SDK = 0x01010271
STRING = 0x03
_REFERENCE, _DYNAMIC_REFERENCE = 0x01, 0x07
_FIRST_INT, _LAST_INT = 0x10, 0x1F
_USES = {"uses-permission": None, "uses-permission-sdk-23": 23, "uses-permission-sdk-m": 23}
_TIED = ("service", "receiver")
_STARTED = ("activity", "activity-alias")
_LAUNCHER = {"android.intent.action.MAIN", "android.intent.category.LAUNCHER"}
"""What one filter of an activity names that the home screen starts."""
_BIND = ".BIND_"
_MOST_LETTERS = 1_000_000
"""Of all names of permissions."""
_MOST_NAME = 1_000


class Reference(NamedTuple):
    """A resource, by its id."""

    id: int


Value = str | int | Reference | None


class Manifest(NamedTuple):
    """What the manifest states; some values are references."""

    package: str
    split: str | None
    values: dict[int, Value]
    permissions: tuple[str, ...]
    limits: tuple[PermissionLimits, ...]
    binds: tuple[str, ...]


def read_manifest(data: bytes) -> Manifest:
    """Raises ApkRefused where Android does not read it, or it names no package."""
    return _Reader(BinaryXml(data)).read()


class _Reader:
    def __init__(self, document: BinaryXml) -> None:
        self._document = document
        self._values: dict[int, Value] = {}
        self._uses: dict[str, PermissionLimits] = {}
        self._binds: set[str] = set()
        self._in_application = self._had_application = False
        self._letters = 0
        self._activity_label: Value = None
        self._filter: set[str] = set()

    def read(self) -> Manifest:
        elements = self._document.elements()
        root = next(elements, None)
        if root is None or root.name != "manifest":
            raise Malformed
        package = self._plain(root, "package")
        if not package or len(package) > _MOST_NAME:
            raise ApkRefused("no-package")
        self._take(root, VERSION_CODE, VERSION_NAME, VERSION_MAJOR)
        for element in elements:
            self._child(element)
        limited = (one for one in self._uses.values() if one.min_sdk or one.max_sdk is not None)
        split = self._plain(root, "split")
        return Manifest(
            package,
            split and shortened(split),
            self._values,
            tuple(self._uses),
            tuple(limited),
            tuple(sorted(self._binds)),
        )

    def _child(self, element: Element) -> None:
        if element.depth == 2:
            self._in_application = element.name == "application" and not self._had_application
        elif self._in_application:
            self._in_activity(element)
        if element.depth == 2 and element.name in _USES:
            self._use(element, _USES[element.name])
        elif element.depth == 2 and element.name == "uses-sdk":
            self._take(element, MIN_SDK, TARGET_SDK)
        elif element.depth == 2 and self._in_application:
            self._had_application = True
            self._take(element, LABEL, ICON)
        elif element.depth == 3 and self._in_application and element.name in _TIED:
            tie = self._value(_attribute(element, _PERMISSION))
            if isinstance(tie, str) and _BIND in tie:
                self._count(tie)
                self._binds.add(tie)

    def _in_activity(self, element: Element) -> None:
        """The name on the home screen stands for that of an application that has none."""
        if element.depth == 3:
            is_started = element.name in _STARTED
            self._activity_label = self._value(_attribute(element, LABEL)) if is_started else None
        elif element.depth == 4:
            self._filter = set()
        elif element.depth == 5 and element.name in ("action", "category"):
            name = self._value(_attribute(element, _NAME))
            if name in _LAUNCHER and isinstance(name, str):
                self._filter.add(name)
            if self._filter == _LAUNCHER and self._activity_label is not None:
                self._values.setdefault(LABEL, self._activity_label)

    def _use(self, element: Element, since: int | None) -> None:
        """Android takes a name only where it stands in the manifest itself.

        A mention whose limits do not fit a phone is passed over there, and the next one counts
        (AOSP, `parseUsesPermission`): so the widest limits of all mentions hold.
        """
        name = self._value(_attribute(element, _NAME))
        if not isinstance(name, str) or not name:
            return
        until = self._value(_attribute(element, _MAX_SDK))
        most = until if isinstance(until, int) else None
        known = self._uses.get(name)
        if known:
            since = _wider(min, since, known.min_sdk)
            most = _wider(max, most, known.max_sdk)
        else:
            self._count(name)
        self._uses[name] = PermissionLimits(name=name, min_sdk=since, max_sdk=most)

    def _count(self, name: str) -> None:
        self._letters += len(name)
        if self._letters > _MOST_LETTERS:
            raise ApkRefused("too-large")

    def _take(self, element: Element, *ids: int) -> None:
        """Of two attributes with one id the first counts."""
        for id in ids:
            attribute = _attribute(element, id)
            if attribute:
                self._values[id] = self._value(attribute)

    def _plain(self, element: Element, name: str) -> str | None:
        """An attribute without a namespace: as it was written, else its string."""
        for attribute in element.attributes:
            if self._document.is_plain(attribute, name):
                written = self._document.strings.text(attribute.raw)
                value = self._value(attribute) if written is None else written
                return value if isinstance(value, str) else None
        return None

    def _value(self, attribute: Attribute | None) -> Value:
        if attribute is None:
            return None
        if attribute.type == STRING:
            return self._document.strings.text(attribute.data)
        return plain_value(attribute.type, attribute.data)


def _wider(of: Callable[[int, int], int], one: int | None, other: int | None) -> int | None:
    """The wider of two limits; None is no limit."""
    return None if one is None or other is None else of(one, other)


def plain_value(type: int, data: int) -> int | Reference | None:
    """A value that is no string; None for a kind that is not looked at, and for no resource."""
    if type in (_REFERENCE, _DYNAMIC_REFERENCE):
        return Reference(data) if data else None
    if _FIRST_INT <= type <= _LAST_INT:
        return data - (1 << 32) if data & 0x80000000 else data
    return None


def _attribute(element: Element, id: int) -> Attribute | None:
    return next((one for one in element.attributes if one.id == id), None)
