"""What a PDF says of itself."""

import pytest
from django.core.files.base import ContentFile

from cmdp.kit.pdf import Look, look_into
from tests.factories.papers import PDF, make_pages


@pytest.mark.parametrize("pages", [1, 12])
def test_the_pages_are_counted(pages):
    assert look_into(make_pages(pages=pages)) == Look(pages=pages)


def test_a_pdf_that_opens_only_with_a_password_is_locked():
    assert look_into(make_pages(password="gizli")) == Look(is_locked=True)


def test_a_pdf_that_everybody_may_open_is_not_locked():
    assert look_into(make_pages(pages=3, owner="gizli")) == Look(pages=3)


def test_a_lock_that_nobody_knows_is_a_lock():
    content = make_pages(password="gizli").read().replace(b"/Filter /Standard", b"/Filter /Unheard!")

    assert look_into(ContentFile(content)) == Look(is_locked=True)


@pytest.mark.parametrize(
    "content",
    [
        PDF,
        b"",
        make_pages().read()[:300],
        make_pages().read().replace(b"/Count 1", b"/Count 0"),
        make_pages().read().replace(b"/Count 1", b"/Count x"),
    ],
)
def test_of_a_pdf_that_cannot_be_read_nothing_is_known(content):
    assert look_into(ContentFile(content)) == Look()


def test_the_file_is_left_at_its_beginning():
    file = make_pages()

    look_into(file)

    assert file.read(5) == b"%PDF-"
