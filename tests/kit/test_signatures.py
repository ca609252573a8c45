"""Signatures on a PDF: good, tampered with, untrusted, out of time; and files made to break the reader."""

import datetime as dt

import pytest
from asn1crypto import x509 as asn1_x509

from cmdp.kit.signatures import NoAuthority, Unreadable, _name, read_authority, read_signatures
from tests.support.signing import ROOT, SIGNER, drawn_over, issue, paper, signed

SINCE = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
AT = dt.datetime(2026, 6, 1, tzinfo=dt.UTC)


@pytest.fixture(scope="module")
def hands():
    root = issue(ROOT, since=SINCE, is_authority=True)
    middle = issue("Deneme Ara Sertifikası", by=root, since=SINCE, is_authority=True)
    return {"root": root, "middle": middle, "signer": issue(SIGNER, by=middle, since=SINCE)}


@pytest.fixture(scope="module")
def good(hands):
    return signed(paper(), hands["signer"], hands["middle"])


def _read(content, *roots, at=AT):
    return read_signatures(content, roots=[root.pem.decode() for root in roots], at=at)


def test_a_good_signature_says_who_signed_and_along_which_chain(good, hands):
    (found,) = _read(good, hands["root"])

    assert (found.is_whole, found.is_trusted, found.problem) == (True, True, "")
    assert (found.signer, found.issuer) == (SIGNER, "Deneme Ara Sertifikası")
    assert found.chain == (SIGNER, "Deneme Ara Sertifikası", ROOT)


def test_the_time_is_the_signers_own_word_where_no_stamp_vouches_for_it(good, hands):
    (found,) = _read(good, hands["root"])

    assert dt.datetime.fromisoformat(found.said_at).tzinfo is not None
    assert found.stamped_at == ""


def test_what_was_changed_inside_is_not_whole_and_nobody_is_trusted_for_it(good, hands):
    place = good.index(b"/MediaBox")
    changed = good[:place] + b"/MediaB0x" + good[place + 9 :]

    (found,) = _read(changed, hands["root"])

    assert (found.is_whole, found.is_trusted) == (False, False)


def test_what_was_drawn_over_after_signing_is_not_whole(good, hands):
    (found,) = _read(drawn_over(good), hands["root"])

    assert (found.is_whole, found.is_trusted) == (False, False)


@pytest.mark.parametrize("is_known", [True, False])
def test_a_signer_under_no_root_of_ours_is_not_trusted(good, is_known):
    roots = [issue("Başka Kök", since=SINCE, is_authority=True)] if is_known else []

    (found,) = _read(good, *roots)

    assert (found.is_whole, found.is_trusted, found.chain) == (True, False, ())
    assert found.problem == "NO_CERTIFICATE_CHAIN_FOUND"


def test_a_root_of_the_same_name_is_not_that_root(good):
    (found,) = _read(good, issue(ROOT, since=SINCE, is_authority=True))

    assert found.is_trusted is False


def test_a_certificate_that_had_run_out_is_not_trusted(hands):
    old = issue("Eski İmza", by=hands["middle"], since=SINCE, days=10)

    (found,) = _read(signed(paper(), old, hands["middle"]), hands["root"])

    assert (found.is_whole, found.is_trusted) == (True, False)
    assert found.problem != ""


def test_every_signature_is_told_of(good, hands):
    both = signed(good, issue("İkinci İmza", by=hands["middle"], since=SINCE), hands["middle"], name="Ikinci")

    found = _read(both, hands["root"])

    assert [(one.signer, one.is_whole, one.is_trusted) for one in found] == [
        (SIGNER, True, True),
        ("İkinci İmza", True, True),
    ]


def test_a_paper_signed_by_hand_has_none():
    assert _read(paper()) == []


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"%PDF-1.7\n" + b"\x00" * 5000, b"MZ", b"[" * 100_000])
def test_what_cannot_be_read_breaks_nothing(content):
    with pytest.raises(Unreadable):
        _read(content)


def test_half_a_signed_file_breaks_nothing(good, hands):
    for size in range(0, len(good), 997):
        try:
            found = _read(good[:size], hands["root"])
        except Unreadable:
            continue
        assert not any(one.is_trusted for one in found)


def test_a_root_is_read_from_pem_and_from_der(hands):
    root = hands["root"]

    found = read_authority(root.pem)

    assert found == read_authority(root.der)
    assert (found.name, found.valid_until) == (ROOT, root.certificate.not_valid_after_utc)
    assert found.pem.encode().strip() == root.pem.strip()


@pytest.mark.parametrize("content", [b"", b"yok", b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"])
def test_what_is_no_certificate_is_no_root(content):
    with pytest.raises(NoAuthority):
        read_authority(content)


def test_a_signers_own_certificate_is_no_root(hands):
    with pytest.raises(NoAuthority):
        read_authority(hands["signer"].pem)


def test_of_a_certificate_the_name_is_read_and_never_the_number_beside_it():
    number = asn1_x509.Name.build({"serial_number": "10000000146", "country_name": "TR"})
    named = asn1_x509.Name.build({"serial_number": "10000000146", "common_name": "AYŞE IŞIK"})
    office = asn1_x509.Name.build({"organization_name": "Deneme Kurumu", "country_name": "TR"})

    assert [_name(found) for found in (number, named, office)] == ["", "AYŞE IŞIK", "Deneme Kurumu"]
