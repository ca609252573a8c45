"""What lies encrypted is read with a key of the installation, and with no other."""

import pytest

from cmdp.kit.cipher import UnreadableError, decrypted, encrypted


def test_what_is_written_is_read_and_looks_otherwise_each_time():
    first, second = encrypted("gizli çekirdek"), encrypted("gizli çekirdek")

    assert (decrypted(first), decrypted(second)) == ("gizli çekirdek", "gizli çekirdek")
    assert first != second
    assert "gizli" not in first


def test_an_older_key_still_reads_until_it_goes(settings):
    settings.DATA_KEYS = ["old"]
    cipher = encrypted("x")

    settings.DATA_KEYS = ["new", "old"]
    assert decrypted(cipher) == "x"
    settings.DATA_KEYS = ["new"]
    with pytest.raises(UnreadableError):
        decrypted(cipher)


@pytest.mark.parametrize("cipher", ["", "x", "JBSWY3DPEHPK3PXP"])
def test_what_nobody_encrypted_is_not_read(cipher):
    with pytest.raises(UnreadableError):
        decrypted(cipher)


def test_what_was_changed_is_not_read():
    cipher = encrypted("gizli")
    changed = cipher[:-8] + ("A" if cipher[-8] != "A" else "B") + cipher[-7:]

    with pytest.raises(UnreadableError):
        decrypted(changed)
