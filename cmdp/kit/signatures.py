"""Electronic signatures on a PDF (PAdES): whether whole, by whom, when, along which chain; and what nobody verified.

Nothing is fetched: revocation is not asked about, and the time is the signer's own word unless a stamp vouches for it.
"""

import datetime as dt
import io
import logging
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any, Final

from asn1crypto import pem, x509
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.status import PdfSignatureStatus, SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.path import ValidationPath

log = logging.getLogger(__name__)
NAMED_BY: Final = ("common_name", "organizational_unit_name", "organization_name")
LONGEST_CERTIFICATE: Final = 64 * 1024


class Unreadable(Exception):  # noqa: N818 - names the state, not a programming error
    """A file that no signature can be read from: damaged, locked, or made to do harm."""


class NoAuthority(Exception):  # noqa: N818 - names the state, not a programming error
    """What is no certificate, or one under which nobody may issue others."""


@dataclass(frozen=True, slots=True)
class Signature:
    """One signature as far as it could be verified; ``chain`` leads from the signer to the root, ``said_at`` is the signer's word.

    ``problem`` is the standard's name (ETSI EN 319 102-1) for why the signer is not trusted; empty when trusted.
    """

    is_whole: bool
    is_trusted: bool
    signer: str
    issuer: str
    chain: tuple[str, ...]
    said_at: str
    stamped_at: str
    problem: str

    @property
    def told(self) -> dict[str, Any]:
        """As plain JSON."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Authority:
    """A certificate under which others are issued."""

    name: str
    pem: str
    sha256: str
    valid_until: dt.datetime


def read_signatures(content: bytes, *, roots: Sequence[str], at: dt.datetime) -> list[Signature]:
    """Every signature on a PDF, the first one first; ``roots`` are PEM, ``at`` is when the file was there.

    A file made to break the reader must not break us: whatever goes wrong inside is ``Unreadable``.
    """
    anchors = [x509.Certificate.load(_der(root.encode())) for root in roots]
    try:
        # Only the newest signature can cover the file to its end; what came after an older one is looked at.
        found = PdfFileReader(io.BytesIO(content), strict=False).embedded_signatures
        statuses = [validate_pdf_signature(one, _context(anchors, at)) for one in found if _is_signature(one)]
        return [_told(status) for status in statuses]
    except Exception as error:
        log.info("no signature could be read from a file: %s", type(error).__name__)
        raise Unreadable from error


def read_authority(content: bytes) -> Authority:
    """A root certificate out of a file, PEM or DER."""
    try:
        found = x509.Certificate.load(_der(content))
        is_authority = bool(found.ca)
        until = found["tbs_certificate"]["validity"]["not_after"].native
    except (ValueError, TypeError, KeyError) as error:
        raise NoAuthority from error
    if not is_authority:
        raise NoAuthority
    armoured = pem.armor("CERTIFICATE", found.dump()).decode()
    return Authority(_name(found.subject), armoured, found.sha256.hex(), until)


def _der(content: bytes) -> bytes:
    return pem.unarmor(content)[2] if pem.detect(content) else content


def _is_signature(found: Any) -> bool:
    """A stamp of time on the whole document is no signature of a person."""
    return bool(found.sig_object_type == "/Sig")


def _context(anchors: list[x509.Certificate], at: dt.datetime) -> ValidationContext:
    return ValidationContext(trust_roots=anchors, allow_fetching=False, moment=at)


def _told(status: PdfSignatureStatus) -> Signature:
    trouble = status.trust_problem_indic
    stamp = status.timestamp_validity
    stamped_at = stamp.timestamp if stamp is not None and stamp.intact and stamp.valid and stamp.trusted else None
    is_whole = _is_whole(status)
    return Signature(
        is_whole=is_whole,
        is_trusted=is_whole and bool(status.trusted),
        signer=_name(status.signing_cert.subject),
        issuer=_name(status.signing_cert.issuer),
        chain=_chain(status.validation_path),
        said_at=_written(status.signer_reported_dt),
        stamped_at=_written(stamped_at),
        problem=str(getattr(trouble, "name", "")),
    )


def _is_whole(status: PdfSignatureStatus) -> bool:
    """What was signed is as it was, and nothing came after it but what a signature allows: further signatures, stamps."""
    covers = status.coverage is not None and status.coverage >= SignatureCoverageLevel.ENTIRE_REVISION
    return bool(status.intact and status.valid and covers and status.docmdp_ok)


def _chain(path: ValidationPath | None) -> tuple[str, ...]:
    return tuple(reversed([_name(found.subject) for found in path])) if path is not None else ()


def _name(found: x509.Name) -> str:
    """What the certificate calls its owner, and no more: beside it stands the number of an identity card."""
    told = next((found.native[kind] for kind in NAMED_BY if found.native.get(kind)), "")
    return (told if isinstance(told, str) else ", ".join(map(str, told)))[:200]


def _written(at: dt.datetime | None) -> str:
    return at.isoformat() if at is not None and at.tzinfo is not None else ""
