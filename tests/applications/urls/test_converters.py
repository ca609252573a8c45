import pytest
from django.urls import NoReverseMatch, reverse

from applications.choices import SectionKey
from applications.urls.converters import SLUGS, SectionConverter

FILE = "a" * 14


def test_every_section_has_its_turkish_address():
    addresses = {key: reverse("applications:proposal_section", args=[FILE, key]) for key in SectionKey.values}

    assert addresses == {key: f"/basvurular/{FILE}/{slug}/" for key, slug in SLUGS.items()}
    assert SectionConverter().to_python("butce") == SectionKey.BUDGET


@pytest.mark.parametrize("section", ["no-such-section", "documents"])
def test_a_section_that_is_no_table_has_no_rows(section):
    with pytest.raises(NoReverseMatch):
        reverse("applications:row_new", args=[FILE, section])
