"""The trial's broker on a disk that fills up and is emptied again."""

import errno
from queue import Empty

import pytest
from kombu import Connection
from kombu.exceptions import ChannelError
from kombu.transport import filesystem

from cmdp.celery import app
from cmdp.kit.queue_folder import Channel, Transport

MESSAGE = {"body": "e30=", "headers": {}}


@pytest.fixture
def channel(tmp_path):
    folders = {"data_folder_in": str(tmp_path), "data_folder_out": str(tmp_path), "control_folder": str(tmp_path)}
    with Connection("filesystem://", transport=Transport, transport_options=folders) as link:
        yield link.channel()


def test_the_product_reads_its_folder_by_this_channel():
    with app.connection_for_write("filesystem://") as link:
        assert link.transport.Channel is Channel


def test_a_message_comes_out_as_it_went_in(channel):
    channel._put("celery", MESSAGE)

    assert channel._get("celery") == MESSAGE


def test_a_message_that_does_not_fit_leaves_no_file(channel, tmp_path, monkeypatch):
    channel._put("celery", MESSAGE)

    def full(_payload):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(filesystem, "dumps", full)
    with pytest.raises(ChannelError):
        channel._put("celery", MESSAGE)

    assert len(list(tmp_path.glob("*.celery.msg"))) == 1


def test_what_cannot_be_read_is_passed_over(channel, tmp_path):
    (tmp_path / "0_a.celery.msg").touch()
    (tmp_path / "1_b.celery.msg").write_text('{"body": ')
    channel._put("celery", MESSAGE)

    assert channel._get("celery") == MESSAGE
    with pytest.raises(Empty):
        channel._get("celery")
