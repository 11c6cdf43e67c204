"""What maintainers write in `apps/`: permissions in plain words, and the rules on them.

`checklists/README.md` says the same in words; a test holds the two together.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from xiancha.content.content_models import Cite, Day, Id, Text, Yes
from xiancha.model import Model

PermissionName = Annotated[
    str, StringConstraints(pattern=r"^[A-Za-z][A-Za-z0-9_]*(\.[A-Za-z][A-Za-z0-9_]*)+$")
]
Stance = Literal["forbidden", "not-listed", "once", "only-if-needed"]
"""`forbidden`: a loan app may not. `not-listed`: what it asks for is not on a list of what is
necessary or permitted. `once`: it may once, to verify somebody. `only-if-needed`: not without need.
"""


Granted = Literal["asked", "switched-on", "at-install"]
"""How a phone gives it: `asked` by the phone while the app is used; `switched-on` by the person in
the settings; `at-install` with the app, not to be denied. They are the run-time, special and
install-time permissions of https://developer.android.com/guide/topics/permissions/overview, by the
protection levels in AOSP's frameworks/base/core/res/AndroidManifest.xml; a service that an app
offers under a `BIND_…` permission works once the person switches it on.
"""


class PermissionGroup(Model):
    """Permissions of one kind, under one heading."""

    id: Id
    title: Text


class Permission(Model):
    """One permission: what an app can do with it. `usual`: most apps of any kind ask for it."""

    name: PermissionName
    group: Id
    granted: Granted
    can: Text
    usual: Yes = False


class Permissions(Model):
    """Permissions in plain words, in `apps/permissions.yml`.

    `declared` stands beside each: what is declared was not yet done.
    """

    declared: Text
    groups: Annotated[tuple[PermissionGroup, ...], Field(min_length=1)]
    permissions: Annotated[tuple[Permission, ...], Field(min_length=1)]
    reviewed_on: Day
    review_by: Day


class AppRule(Model):
    """What one rule says of some permissions of a loan app."""

    id: Id
    permissions: Annotated[tuple[PermissionName, ...], Field(min_length=1)]
    stance: Stance
    says: Text
    cites: Annotated[tuple[Cite, ...], Field(min_length=1)]


class AppRules(Model):
    """The rules of one country, in `apps/<country>.yml`, or of a store, which bind its copies."""

    title: Text
    store: Yes = False
    rules: Annotated[tuple[AppRule, ...], Field(min_length=1)]
    reviewed_on: Day
    review_by: Day


APP_MODELS = (Permissions, PermissionGroup, Permission, AppRules, AppRule)
