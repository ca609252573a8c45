"""What a PDF says of itself."""

import pytest
from django.core.files.base import ContentFile
from pypdf import PdfReader

from cmdp.kit import pdf
from cmdp.kit.pdf import Look, look_into
from cmdp.kit.upload import check_upload
from cmdp.kit.verdict import ALLOW
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


def with_a_broken_list(**told):
    """A PDF whose list of parts is not where it says."""
    return make_pages(**told).read().replace(b"startxref\n", b"startxref\n1")


@pytest.mark.parametrize(
    "content",
    [
        PDF,
        with_a_broken_list(pages=3),
        b"",
        make_pages().read()[:300],
        make_pages().read().replace(b"/Count 1", b"/Count 0"),
        make_pages().read().replace(b"/Count 1", b"/Count x"),
    ],
)
def test_of_a_pdf_that_cannot_be_read_nothing_is_known(content):
    assert look_into(ContentFile(content)) == Look()


def test_a_paper_whose_list_is_broken_is_taken_nevertheless():
    file = ContentFile(with_a_broken_list(pages=3), name="karar.pdf")

    assert check_upload(file, kinds=["pdf"], max_bytes=10_000) == ALLOW


def test_a_file_is_read_once_however_often_it_is_asked_about(monkeypatch):
    readers = []
    monkeypatch.setattr(pdf, "PdfReader", lambda file, **told: readers.append(file) or PdfReader(file, **told))
    file = make_pages(pages=3)

    looks = [look_into(file), look_into(file)]

    assert (looks, len(readers)) == ([Look(pages=3)] * 2, 1)


def test_the_file_is_left_at_its_beginning():
    file = make_pages()

    look_into(file)

    assert file.read(5) == b"%PDF-"
