"""The certificate that a host shows, as proof of whose host it is.

A certification authority has checked the organisation that a certificate names. It proves
a host only where it is in force, covers the host, and names exactly the lender's legal name
and country; anything less proves nothing, and is no error.
"""

from __future__ import annotations

from datetime import datetime

from cryptography import x509
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.x509.oid import NameOID, ObjectIdentifier

from xiancha import normalise
from xiancha.model import Channel, ChannelType, Document, Proof, Reading, Row
from xiancha.registers.certificates.host_question import Question, question
from xiancha.registers.parsing.refusals import Refused


def is_part(part: str) -> bool:
    """True for a question that a certificate can answer."""
    try:
        return question(part).part == part
    except Refused:
        return False


def read(document: Document) -> Reading:
    """One claim where the certificate answers the question of its part with yes, else none.

    `document.part` is the question. An unchanged certificate gives an unchanged row: when it
    was seen is the date of the document.
    """
    asked = question(document.part)
    try:
        (certificate,) = x509.load_pem_x509_certificates(document.body)
        problem = _problem(certificate, asked, document.retrieved_at)
        rows = () if problem else (_row(certificate, asked),)
    except (ValueError, x509.DuplicateExtension, x509.UnsupportedGeneralNameType) as error:
        raise Refused(
            f"{document.url} gave no certificate that can be read ({error}). Nothing was changed; "
            "look at the certificate in a browser."
        ) from error
    notes = (f"{asked.host}: {problem}",) if problem else ()
    return Reading(as_of=document.retrieved_at.date(), rows=rows, notes=notes)


def _problem(certificate: x509.Certificate, asked: Question, at: datetime) -> str:
    """Why the certificate does not prove that the host is the lender's; empty where it does."""
    organisations = _subject(certificate, NameOID.ORGANIZATION_NAME)
    countries = _subject(certificate, NameOID.COUNTRY_NAME)
    if not certificate.not_valid_before_utc <= at <= certificate.not_valid_after_utc:
        return "the certificate is not in force"
    if not any(_covers(name, asked.host) for name in _alternative_names(certificate)):
        return "the certificate is for other hosts"
    if len(organisations) != 1 or len(countries) != 1:
        found = ", ".join(organisations + countries) or "nobody"
        return f"the certificate does not name one organisation and one country, but {found}"
    if normalise.company(organisations[0]) != asked.legal_name:
        return f"the certificate names “{organisations[0]}”"
    if countries[0] != asked.country:
        return f"the certificate names the country “{countries[0]}”"
    return ""


def _row(certificate: x509.Certificate, asked: Question) -> Row:
    (organisation,) = _subject(certificate, NameOID.ORGANIZATION_NAME)
    return Row(
        key=asked.part,
        name=organisation,
        status=None,
        channels=(Channel(type=ChannelType.host, value=asked.host),),
        proof=Proof.certificate,
        fields={
            "country": asked.country,
            "not_before": certificate.not_valid_before_utc.isoformat(),
            "not_after": certificate.not_valid_after_utc.isoformat(),
            "issuer": certificate.issuer.rfc4514_string(),
            "serial": f"{certificate.serial_number:x}",
            "sha256": certificate.fingerprint(SHA256()).hex(),
        },
    )


def _subject(certificate: x509.Certificate, kind: ObjectIdentifier) -> list[str]:
    return [str(found.value) for found in certificate.subject.get_attributes_for_oid(kind)]


def _alternative_names(certificate: x509.Certificate) -> list[str]:
    try:
        found = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName)
    except x509.ExtensionNotFound:
        return []
    return [name.lower() for name in found.value.get_values_for_type(x509.DNSName)]


def _covers(name: str, host: str) -> bool:
    """True where a name of a certificate covers the host, or the host with “www.” before it."""
    own = (host, f"www.{host}")
    return name in own or any(name == f"*.{one.partition('.')[2]}" for one in own)
