"""Storage that speaks S3, on this machine: moto's server in a thread, and the product told to keep its files there."""

import logging
from contextlib import contextmanager

from django.conf import settings
from django.core.files.storage import default_storage
from django.test import override_settings
from moto.server import ThreadedMotoServer

NAME = "cmdp-files"


@contextmanager
def kept_in_a_bucket():
    """Yields the bucket as boto3 has it."""
    server = ThreadedMotoServer("127.0.0.1", port=0, verbose=False)
    server.start()
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    host, port = server.get_host_and_port()
    where = {"endpoint_url": f"http://{host}:{port}", "region_name": "us-east-1", "bucket_name": NAME}
    options = {"access_key": "cmdp", "secret_key": "a/key", **where}
    default = {"BACKEND": "cmdp.kit.objects.ObjectStorage", "OPTIONS": options}
    try:
        with override_settings(STORAGES={**settings.STORAGES, "default": default}):
            bucket = default_storage.connection.create_bucket(Bucket=NAME)
            yield bucket
            bucket.objects.delete()  # servers of one process know of each other's
    finally:
        server.stop()
