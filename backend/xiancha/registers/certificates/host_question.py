"""What a handshake is asked: does this host belong to this lender? Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from xiancha import normalise
from xiancha.registers.parsing.hosts import check_own_host
from xiancha.registers.parsing.refusals import Refused

_COUNTRY = re.compile(r"[A-Z]{2}")


@dataclass(frozen=True)
class Question:
    """A country, a legal name in normal form (`names.company`) and a host in normal form."""

    country: str
    legal_name: str
    host: str

    @property
    def part(self) -> str:
        """The part of the register that holds the answer: “CN|某某消费金融有限公司|lender.cn”."""
        return f"{self.country}|{self.legal_name}|{self.host}"


def question(part: str) -> Question:
    """The question that a part is the answer to. Raises Refused."""
    cells = part.split("|")
    if len(cells) != 3 or not all(cells):
        raise Refused(
            f"“{part}” does not say what the certificate is to prove. Name the part as country, "
            "legal name and host: CN|某某消费金融有限公司|lender.cn"
        )
    found = Question(*cells)
    if (
        not _COUNTRY.fullmatch(found.country)
        or normalise.company(found.legal_name) != found.legal_name
    ):
        raise Refused(
            f"“{part}” must start with a two-letter country and a legal name in normal form "
            "(letters and digits only)."
        )
    check_own_host(found.host, "The certificate's host")
    return found
