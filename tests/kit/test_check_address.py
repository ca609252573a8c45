"""Our own address, asked as a stranger's browser would ask it, over real TLS."""

import ssl
import threading
from socketserver import StreamRequestHandler, ThreadingTCPServer

import pytest
from django.core.management import CommandError, call_command

from tests.support.deployed import certify


class _Silent(ThreadingTCPServer):
    daemon_threads = True

    def __init__(self, context):
        super().__init__(("127.0.0.1", 0), StreamRequestHandler)
        self.context = context

    def finish_request(self, request, _client_address):
        try:
            with self.context.wrap_socket(request, server_side=True) as line:
                line.recv(1)
        except OSError:
            pass  # whoever does not trust it hangs up

    @property
    def address(self):
        return f"https://localhost:{self.server_address[1]}"


@pytest.fixture(scope="module")
def shown(tmp_path_factory):
    """A server whose certificate its own maker signed, and the certificate's file."""
    folder = tmp_path_factory.mktemp("tls")
    certify(folder / "certificate.pem", folder / "key.pem", "localhost")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "certificate.pem", folder / "key.pem")
    with _Silent(context) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server, folder / "certificate.pem"
        server.shutdown()


def test_a_certificate_that_this_machine_trusts_is_told_with_its_end(shown, settings, monkeypatch, capsys):
    server, certificate = shown
    settings.BASE_URL = server.address
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))

    call_command("check_address", "--days", "0")

    assert "Everybody trusts localhost until" in capsys.readouterr().out
    with pytest.raises(CommandError, match="renew it"):
        call_command("check_address", "--days", "9999")


def test_a_certificate_of_ones_own_making_is_not_one_that_everybody_trusts(shown, settings):
    settings.BASE_URL = shown[0].address

    with pytest.raises(CommandError, match="Browsers do not trust the certificate of localhost"):
        call_command("check_address")


@pytest.mark.parametrize(
    ("address", "said"), [("http://localhost", "no address with TLS"), ("https://localhost:9", "does not answer")]
)
def test_an_address_without_tls_or_answer_is_said(settings, address, said):
    settings.BASE_URL = address

    with pytest.raises(CommandError, match=said):
        call_command("check_address")
