"""Normal forms of what names a lender: company, brand, host, app, phone, licence number. Pure.

Two spellings of one thing have one normal form. The extension holds the same rules in its folder
of the same name; the cases that both must satisfy are in `tests/cases/`.
"""

from xiancha.normalise.address import (
    Pasted,
    addresses,
    installers,
    is_plain,
    is_whole,
    may_be_address,
)
from xiancha.normalise.address import find as address
from xiancha.normalise.app import app, app_link, is_mirror, is_store, package, published_stores
from xiancha.normalise.company import company, known_company, short
from xiancha.normalise.generic_names import is_generic
from xiancha.normalise.host import before_an_at, browsed, host, ip, refanged, unbroken, walk
from xiancha.normalise.licence import licence
from xiancha.normalise.phone import are_phones, chinese_phones, holds_mobile, is_local, phone
from xiancha.normalise.places import places
from xiancha.normalise.public_suffixes import (
    is_real,
    is_sold_below,
    is_suffix,
    published_suffixes,
    registrable,
    suffix,
    top_level,
)
from xiancha.normalise.text import NO, fold, fold_table, letters, visible

__all__ = [
    "NO",
    "Pasted",
    "address",
    "addresses",
    "app",
    "app_link",
    "are_phones",
    "before_an_at",
    "browsed",
    "chinese_phones",
    "company",
    "fold",
    "fold_table",
    "holds_mobile",
    "host",
    "installers",
    "ip",
    "is_generic",
    "is_local",
    "is_mirror",
    "is_plain",
    "is_real",
    "is_sold_below",
    "is_store",
    "is_suffix",
    "is_whole",
    "known_company",
    "letters",
    "licence",
    "may_be_address",
    "package",
    "phone",
    "places",
    "published_stores",
    "published_suffixes",
    "refanged",
    "registrable",
    "short",
    "suffix",
    "top_level",
    "unbroken",
    "visible",
    "walk",
]
