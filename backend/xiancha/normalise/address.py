"""The web address in a pasted text: the one that a browser would open. Pure.

The extension holds the same rules in `extension/core/normalise/address.js`; the cases both must
satisfy are in `tests/cases/addresses.json`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from xiancha.normalise.host import browsed, host, ip, refanged, unbroken
from xiancha.normalise.public_suffixes import is_real
from xiancha.normalise.request_cache import once
from xiancha.normalise.shared_words import either, shared_words

_WORDS = shared_words("normalise/address-words.js")
_HAN = r"\u3400-\u9fff"
_MARKS = "\"'“”‘’<>《》「」『』()（）[]【】,，.。;；:：、!！?？…"
_AROUND = _MARKS + " \t\r\n"
_WIDE = str.maketrans(
    {
        chr(n): chr(n - 0xFEE0)
        for n in (0xFF0D, 0xFF0E, *range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), 0xFF3F)
    }
    | {chr(n): chr(n - 0xFEE0) for n in range(0xFF41, 0xFF5B)}
)
_WIDE_SCHEME = re.compile(r"(?<=http)(s?)[:：][/／]{2}", re.A | re.I)
_DEFANGED_SCHEME = re.compile(r"hxxp(?=s?:)", re.A | re.I)
_BREAKS = re.compile(
    rf"[，。；、！？…“”‘’《》「」『』【】（）]+"
    rf"|(?:(?<=[{_HAN},;：])|(?<=[{_HAN}]:))(?=https?:[/\\])",
    re.A | re.I,
)
_PATH = re.compile(r"[/\\?#]")
_ODD = re.compile(r"[\"'<>()\[\]{}|^`,;:：=&+*$~!%]+")
_OPENS = re.compile(r"(?:https?:[/\\]*|:[/\\]{2})[^/\\]", re.A | re.I)
"""What is opened even where it holds no dot: "http:16843009", "https://[::1]", "intent://a"."""
_SLASHES = re.compile(r":[/\\]|[/\\]{2}|https?:\[", re.A | re.I)
"""Another scheme, or an address inside of something else."""
_NO_WEB = re.compile(rf"(?<![a-z0-9+.-]){either(_WORDS['no_web'])}:", re.A | re.I)
_OPENED_WHOLE = re.compile(rf"[\W_]*{either(_WORDS['opened_whole'])}:", re.A | re.I)
_NUMBER = re.compile(r"\[.*\]|[0-9.]+", re.A)
_SCHEME = re.compile(r"https?:", re.A | re.I)
_PLAIN = re.compile(r"(?:https?://)?[a-z0-9.-]+(?::\d{1,5})?(?:[/?#][!-~]*)?", re.A | re.I)
_SIX = re.compile(r"https?://\[[0-9a-f:.]+\](?::\d{1,5})?(?:[/?#][!-~]*)?", re.A | re.I)
"""An IP address of version 6 and nothing else."""
_HOST = re.compile(
    rf"(?:(?<![\w.@%/-])|(?<=[A-Za-z0-9])(?=[{_HAN}]))"
    r"(?:(?:[\w-]{1,63}\.){1,126}?[A-Za-z][A-Za-z0-9-]{1,23}"
    r"|[0-9]{1,3}(?:\.[0-9]{1,3}){3}(?![0-9.]))"
    rf"(?=$|[{_HAN}:/?#\\])"
)
_DISPUTED = re.compile(r"(?:https?:)?[/\\]*[^/\\?#]+\\(?:[^/?#]*@|\.)", re.A | re.I)
"""A backslash before an "@" or a dot, in what comes before the path. A browser ends the host at the
backslash (https://url.spec.whatwg.org/#authority-state, 2026-12-02); what follows RFC 3986 finds
the host behind it."""
_ASCII_TAIL = re.compile(r"[a-z0-9._-]+$", re.A | re.I)
_SCHEMED = re.compile(rf"https?:[/\\]+[^/\\?#]*\.[a-z][a-z0-9-]{{1,23}}(?=[{_HAN}])", re.A | re.I)
_HAN_ENDING = re.compile(rf"[\w-]\.[{_HAN}]")
_LEAD = re.compile(f"{either(_WORDS['leading'])}$")
_COMPANY_FORM = re.compile(
    rf"(?<!\S)([^\s.]*[a-z0-9)] )\(?{either(_WORDS['forms_first'])}[)., ]{{1,3}}"
    rf"{either(_WORDS['forms_last'])}\b\.?(?![\w/@:?#\\-])",
    re.A | re.I,
)
"""Behind a word without a dot, so that "msxf.com pte.ltd" stays two addresses."""
_USUAL = re.compile(rf"\.(?:{either(_WORDS['usual_endings'])}|[a-z]{{2}}|xn--[a-z0-9-]+)$")
_DOT = re.compile("[.。．｡․﹒‥…%⒈-⒛]")
"""What a browser takes for a dot in a host, or may hide one."""
_HINT = re.compile(rf"{_DOT.pattern[:-1]}:：]|dot\]|^(?:id|C)\d", re.I)
"""What stands in every address, and begins the ids of apps that hold no dot."""
_INSTALLER = re.compile(
    r"(?<![\w./\\:@?#=&%-])[^\s/\\:@?#=&<>\"“”‘’《》「」【】]{1,80}\.apk(?![\w./@%-])", re.I
)
"""The file name of an app to install, which is no host: “京东金条_极速版2.1.apk”."""
_MOST = 20
_MOST_PIECES = 40
_HAN_TEXT = re.compile(f"[{_HAN}]")


@dataclass(frozen=True)
class Pasted:
    """What a text holds. At most one of `address` and `several` is given.

    `address`: the one address, as typed, with its path. `several`: there are more, and none is
    chosen, since one may be there to borrow another's good name. `doubtful`: a browser that is
    given the whole text, or the whole word, opens another host; or other programs do.
    """

    address: str | None = None
    several: bool = False
    doubtful: bool = False


@dataclass(frozen=True)
class _Address:
    """An address in a text. `prose`: there are Chinese words directly before it."""

    address: str
    prose: bool = False

    @property
    def leads(self) -> str:
        return _leads(self.address) or ""


def find(text: str) -> Pasted:
    """The address that a text is or holds.

    “网址：https://a.sg，”, “看看a.com” and “招联 a.com” hold one; e-mail addresses and names such
    as “VM MONEY PTE.LTD.” are none.
    """
    text = _INSTALLER.sub(" ", text) if ".apk" in text.lower() else text
    if (_PLAIN.fullmatch(text) and host(text)) or (_SIX.fullmatch(text) and ip(text)):
        return Pasted(text)
    if _OPENED_WHOLE.match(unbroken(text)):
        return Pasted()
    typed = _COMPANY_FORM.sub(r"\1", text.translate(_WIDE))
    plain = _plain(typed)
    is_one = len(text.split()) == 1
    pieces = _pieces(plain)
    read = _read(pieces)
    if len(read) > _MOST or len(pieces) > _MOST_PIECES:
        return Pasted(several=True)
    is_prose = not is_one and not _HAN_TEXT.search(text)
    found = [one for one in read if one and (not is_prose or _is_usual(one.address))]
    whole = plain.strip(_AROUND)
    if not found and not (is_one and _leads(whole)):
        return Pasted()
    if (found and len(found) < len(read)) or len({one.leads for one in found}) > 1:
        return Pasted(several=True)
    found = found or [_Address(whole)]
    dotted = filter(_DOT.search, typed.split())
    is_disputed = bool(_DISPUTED.match(unbroken(found[0].address)))
    doubtful = is_disputed or any(_opens_another(one, found) for one in (typed, *dotted))
    return Pasted(found[0].address, doubtful=doubtful)


def addresses(text: str) -> list[str]:
    """The first addresses that a text holds, each once."""
    typed = _COMPANY_FORM.sub(r"\1", _INSTALLER.sub(" ", text).translate(_WIDE))
    read = [one for one in _read(_pieces(_plain(typed))) if one]
    is_prose = len(text.split()) > 1 and not _HAN_TEXT.search(text)
    found = (one.address for one in read if not is_prose or _is_usual(one.address))
    return list(dict.fromkeys(found))[:_MOST]


def may_be_address(text: str) -> bool:
    """True for every text that is an address or the id of an app, and for few others."""
    return bool(_HINT.search(text)) and len(text.split()) == 1


def is_plain(text: str) -> bool:
    """True for what any browser opens as it is typed: a host or a link in ASCII, and no more."""
    return bool(_PLAIN.fullmatch(text))


def is_whole(text: str, address: str) -> bool:
    """True where a text is this address, as `find` gives it, with no more than marks around it."""
    return text == address or _trimmed(_plain(text.translate(_WIDE))) == address


def installers(text: str) -> list[str]:
    """The file names of apps to install that stand in a text."""
    return _INSTALLER.findall(text)


def _pieces(plain: str) -> tuple[str, ...]:
    """What may hold an address, between spaces and marks."""
    return tuple(one for word in plain.split() for one in _BREAKS.split(word) if _may_lead(one))


@once
def _read(pieces: tuple[str, ...]) -> tuple[_Address | None, ...]:
    reading = (one for piece in pieces[:_MOST_PIECES] for one in _addresses(_trimmed(piece)))
    return tuple(islice(reading, _MOST + 1))


def _may_lead(piece: str) -> bool:
    return bool(_DOT.search(piece) or _OPENS.search(piece))


def _trimmed(piece: str) -> str:
    """Without marks around it, and without the slashes that a browser passes over."""
    return piece.strip(_AROUND).lstrip("/\\")


def _plain(text: str) -> str:
    """Defanged spellings undone."""
    return refanged(_WIDE_SCHEME.sub(r"\1://", _DEFANGED_SCHEME.sub("http", text)))


def _addresses(piece: str) -> Iterator[_Address | None]:
    """The addresses of a piece of text without spaces; None for what only may be one."""
    if _is_real(piece) and (_SCHEME.match(piece) or not _holds_several(piece)):
        yield _Address(piece) if _SCHEME.match(piece) else _behind_words(piece)
    elif (cut := _SCHEMED.match(piece)) and _is_real(cut[0]):
        yield _Address(cut[0])
        yield from _hosts(piece[cut.end() :])
    elif _SCHEME.match(piece) and _leads(piece):
        yield _Address(piece)
    elif "@" in piece or any(one.search(piece) for one in (_NO_WEB, _SLASHES, _HAN_ENDING)):
        yield None
    else:
        every = (one for part in _ODD.split(piece) for one in _hosts(part))
        hosts = list(islice(every, _MOST + 1))
        yield from hosts
        if not hosts and _is_unknown(piece):
            yield None


def _is_unknown(piece: str) -> bool:
    """True for what looks like a host and ends in no top-level domain that exists."""
    return len((host(piece) or "").rpartition(".")[2]) > 1


def _holds_several(address: str) -> bool:
    """True where Chinese words part several hosts: “看看a.com还是b.com”."""
    authority = _PATH.split(address, maxsplit=1)[0]
    return len({one.leads for one in islice(_hosts(authority), _MOST)}) > 1


def _behind_words(address: str) -> _Address:
    """The address without the Chinese words that lead to it: “看看a.com/x” → "a.com/x"."""
    authority = _PATH.split(address, maxsplit=1)[0]
    tail = _ASCII_TAIL.search(authority)
    before = authority[: tail.start()] if tail else ""
    if tail and not _DOT.search(before) and _LEAD.search(before) and _is_real(tail[0]):
        return _Address(address[tail.start() :], prose=True)
    return _Address(address)


def _hosts(text: str) -> Iterator[_Address]:
    """The hosts and IP addresses that are alone or between Chinese words."""
    for one in _HOST.finditer(text):
        may_be = is_real(one[0].lower()) or one[0][-1].isdecimal()
        if may_be and _is_real(one[0]):
            yield _behind_words(one[0])


def _opens_another(text: str, found: list[_Address]) -> bool:
    """True where a browser given this text opens a host that is not the one found."""
    opened = browsed(text).rstrip(".")
    normal = opened if "(" in opened else host(opened) or opened
    is_number = _NUMBER.fullmatch(opened) and _SCHEME.match(unbroken(text))
    if normal == found[0].leads or not (is_number or is_real(opened)):
        return False
    return not any(_is_glued(text, one) for one in found)


def _is_glued(text: str, one: _Address) -> bool:
    """True where only Chinese words, or such words on the line before, precede it."""
    before = text[: max(text.rfind(one.address), 0)]
    if _PATH.search(before):
        return False
    if "\n" in before or "\r" in before:
        return bool(_HAN_TEXT.search(before.rstrip()[-1:]))
    return one.prose and bool(_LEAD.search(before))


def _leads(address: str) -> str | None:
    return host(address) or ip(address)


def _is_real(address: str) -> bool:
    """True for what leads to a host below a top-level domain that exists, or to an IP address."""
    leads = _leads(address)
    return bool(leads and (is_real(leads) or ip(leads)))


def _is_usual(address: str) -> bool:
    """True where this is an address and no name: “Mr.Cash Pte Ltd” ends in what exists too."""
    leads = _leads(address) or ""
    return bool(_SCHEME.match(address) or ip(leads) or _USUAL.search(leads))
