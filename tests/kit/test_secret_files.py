"""Files of secrets that anybody may touch are named before anything starts."""

import pytest

from cmdp.kit.secret_files import open_secrets


@pytest.mark.parametrize(("mode", "is_open"), [(0o400, False), (0o640, False), (0o644, True), (0o602, True)])
def test_a_secret_is_its_owners_and_its_groups(tmp_path, settings, mode, is_open):
    place = tmp_path / "key"
    place.write_text("of the vault", encoding="utf-8")
    place.chmod(mode)
    settings.SECRET_FILES = [str(place)]

    assert [str(place) in found.msg for found in open_secrets()] == [True] * is_open
