"""Certificates made for the moment, and papers signed with them: nobody stands behind either, and their names say so."""

import datetime as dt
import io
from dataclasses import dataclass

from asn1crypto import keys as asn1_keys
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers
from pyhanko_certvalidator.registry import SimpleCertificateStore

DAY = dt.timedelta(days=1)


@dataclass(frozen=True)
class Issued:
    """A certificate with its key."""

    certificate: x509.Certificate
    key: ec.EllipticCurvePrivateKey

    @property
    def pem(self) -> bytes:
        """As a file that an administrator loads."""
        return self.certificate.public_bytes(serialization.Encoding.PEM)

    @property
    def der(self) -> bytes:
        """As other programs read it."""
        return self.certificate.public_bytes(serialization.Encoding.DER)

    @property
    def read(self) -> asn1_x509.Certificate:
        """As what signs takes it."""
        return asn1_x509.Certificate.load(self.der)


def issue(
    name: str, *, by: Issued | None = None, since: dt.datetime, days: int = 3650, is_authority: bool = False
) -> Issued:
    """A certificate, its own issuer's unless ``by`` is told."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    usage = {
        "digital_signature": not is_authority,
        "content_commitment": not is_authority,
        "key_cert_sign": is_authority,
    }
    rest = dict.fromkeys(
        ("key_encipherment", "data_encipherment", "key_agreement", "encipher_only", "decipher_only"), False
    )
    built = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(by.certificate.subject if by else subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(since)
        .not_valid_after(since + days * DAY)
        .add_extension(x509.BasicConstraints(ca=is_authority, path_length=None), critical=True)
        .add_extension(x509.KeyUsage(**usage, **rest, crl_sign=is_authority), critical=True)
    )
    return Issued(built.sign(by.key if by else key, hashes.SHA256()), key)


def signed(pdf: bytes, signer: Issued, *chain: Issued, name: str = "Imza") -> bytes:
    """The PDF with one more PAdES signature."""
    store = SimpleCertificateStore()
    store.register_multiple([one.read for one in chain])
    key = signer.key.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    hand = signers.SimpleSigner(
        signing_cert=signer.read, signing_key=asn1_keys.PrivateKeyInfo.load(key), cert_registry=store
    )
    told = signers.PdfSignatureMetadata(field_name=name, subfilter=fields.SigSeedSubFilter.PADES, md_algorithm="sha256")
    box = io.BytesIO()
    signers.sign_pdf(IncrementalPdfFileWriter(io.BytesIO(pdf)), told, signer=hand, output=box)
    return box.getvalue()
