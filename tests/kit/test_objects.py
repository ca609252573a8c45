"""Stored files in a bucket: what the storage promises, spoken to a server of S3."""

import io
from pathlib import Path

import pytest
from botocore.exceptions import ClientError
from django.core.files.base import ContentFile

from cmdp.kit import objects
from cmdp.kit.objects import LEAST_PART
from cmdp.kit.storage import shelf, with_their_rows
from tests.support.bucket import NAME, kept_in_a_bucket


@pytest.fixture(scope="module")
def server():
    with kept_in_a_bucket() as bucket:
        yield bucket


@pytest.fixture
def bucket(server):
    yield server
    server.objects.delete()


def contents(bucket):
    return {one.key: one.get()["Body"].read() for one in bucket.objects.all()}


def test_what_is_kept_is_read_again_whole(bucket):
    name = shelf().save("documents/a.pdf", ContentFile(b"whole"))

    with shelf().open(name) as file:
        assert (name, file.size, file.read(2), file.read()) == ("documents/a.pdf", 5, b"wh", b"ole")


def test_a_second_file_never_takes_the_place_of_the_first(bucket):
    names = [shelf().save("documents/a.pdf", ContentFile(text)) for text in (b"one", b"two")]

    assert sorted(contents(bucket).values()) == [b"one", b"two"]
    assert len(set(names)) == 2


def test_nobody_reads_a_file_without_a_key(bucket):
    shelf().save("a.pdf", ContentFile(b"x"))

    grants = bucket.Object("a.pdf").Acl().grants

    assert [grant["Grantee"]["Type"] for grant in grants] == ["CanonicalUser"]


def test_a_file_that_is_lost_is_said_to_be(bucket):
    with pytest.raises(FileNotFoundError):
        shelf().open("documents/none.pdf")


def test_a_storage_that_does_not_answer_fails_like_a_disk(bucket, monkeypatch):
    fault = ClientError({"Error": {"Code": "503"}, "ResponseMetadata": {"HTTPStatusCode": 503}}, "GetObject")
    monkeypatch.setattr(objects.S3Storage, "_open", lambda *_words: (_ for _ in ()).throw(fault))

    with pytest.raises(OSError, match="503"):
        shelf().open("documents/a.pdf")


def test_files_go_with_what_saved_them(bucket):
    @with_their_rows()
    def keep_and_fail():
        shelf().save("a.pdf", ContentFile(b"x"))
        raise ValueError

    with pytest.raises(ValueError):
        keep_and_fail()

    assert contents(bucket) == {}


def test_pieces_are_laid_behind_each_other_and_what_a_killed_process_wrote_goes(bucket):
    shelf().save("partial/a", ContentFile(b""))
    first, second = b"a" * (LEAST_PART - 1), b"bb"

    shelf().lay("partial/a", first, offset=0)
    shelf().lay("partial/a", second, offset=len(first))
    shelf().lay("partial/a", b"never counted", offset=len(first + second))
    shelf().lay("partial/a", b"c", offset=len(first + second))

    assert contents(bucket) == {"partial/a": first + second + b"c"}


def test_a_piece_that_breaks_off_leaves_the_file_as_it_was(bucket):
    shelf().save("partial/a", ContentFile(b"a" * 10))

    with pytest.raises(ClientError):  # of what is there less can be copied than is told
        shelf().lay("partial/a", b"b", offset=LEAST_PART)

    assert contents(bucket) == {"partial/a": b"a" * 10}
    assert list(bucket.multipart_uploads.all()) == []


def test_a_folder_is_listed_and_a_file_replaced(bucket):
    for name in ("documents/a.pdf", "documents/b/c.pdf", "documents-of-others/d.pdf"):
        shelf().save(name, ContentFile(b"x"))

    shelf().replace("documents/a.pdf", io.BytesIO(b"laid back"))

    assert [name for name, _when in shelf().listed("documents")] == ["documents/a.pdf", "documents/b/c.pdf"]
    assert len(list(shelf().listed())) == 3
    assert contents(bucket)["documents/a.pdf"] == b"laid back"
    assert not shelf().holds(Path(NAME))
