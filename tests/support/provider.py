"""A provider of OpenID Connect on this machine, made by Authlib, which knows nothing of ours: it judges what we ask of it.

``person`` is who sits before it, as its claims; ``spoil`` changes the ID token before it is signed, ``key`` signs it.
"""

import os
import secrets
import threading
from contextlib import contextmanager
from types import SimpleNamespace
from typing import Any

import requests
from authlib.integrations.flask_oauth2 import AuthorizationServer
from authlib.oauth2.rfc6749 import ClientMixin, grants
from authlib.oauth2.rfc7636 import CodeChallenge
from authlib.oidc.core import UserInfo
from authlib.oidc.core.grants import OpenIDCode
from flask import Flask, jsonify, request
from joserfc.jwk import RSAKey
from werkzeug.serving import make_server

CLIENT, SECRET = "cmdp", "a secret of both"


class Client(ClientMixin):
    """Ours, as the provider has it registered; by default it may do what a confidential client of the code flow may."""

    redirect_uri = ""

    def get_client_id(self) -> str:
        return CLIENT

    def get_default_redirect_uri(self) -> str:
        return self.redirect_uri

    def get_allowed_scope(self, scope: str) -> str:
        return scope if set(scope.split()) == {"openid", "email"} else ""

    def check_redirect_uri(self, redirect_uri: str) -> bool:
        return redirect_uri == self.redirect_uri

    def check_client_secret(self, client_secret: str) -> bool:
        return client_secret == SECRET

    def check_endpoint_auth_method(self, method: str, _endpoint: str) -> bool:
        return method == "client_secret_basic"

    def check_response_type(self, response_type: str) -> bool:
        return response_type == "code"

    def check_grant_type(self, grant_type: str) -> bool:
        return grant_type == "authorization_code"


class Code(SimpleNamespace):
    """What the provider remembers of a sign-in until its code is given back."""

    def get_redirect_uri(self) -> str:
        return self.redirect_uri

    def get_scope(self) -> str:
        return self.scope

    def get_nonce(self) -> str:
        return self.nonce

    def get_auth_time(self) -> None:
        return None

    get_acr = get_amr = get_auth_time


class Provider:
    """The whole of it; ``asked`` are the requests of authorisation that it took."""

    def __init__(self) -> None:
        self.app, self.client = Flask(__name__), Client()
        self.key = self.published = RSAKey.generate_key(2048, parameters={"kid": "one"})
        self.person: dict[str, Any] = {"sub": "10000000146"}
        self.asked: list[dict[str, str]] = []
        self.codes: dict[str, Code] = {}
        self.tokens: dict[str, dict[str, Any]] = {}
        self.url, self.spoil = "", lambda claims: claims
        self.unsaid: set[str] = set()
        self._server = AuthorizationServer(self.app, query_client=self._client, save_token=self._save)
        self._server.register_grant(_grant_of(self), [_token_of(self), CodeChallenge(required=True)])
        self._routes()

    def answer(self, address: str) -> str:
        """Where the provider sends the browser that came by this address; the person says yes."""
        found = requests.get(address, allow_redirects=False, timeout=5)
        assert found.status_code == 302, found.text
        return found.headers["Location"]

    def _client(self, client_id: str) -> Client | None:
        return self.client if client_id == CLIENT else None

    def _save(self, token: dict[str, Any], asked: Any) -> None:
        self.tokens[token["access_token"]] = asked.user

    def _routes(self) -> None:
        self.app.add_url_rule("/.well-known/openid-configuration", view_func=self._described, endpoint="a")
        self.app.add_url_rule(
            "/keys", view_func=lambda: {"keys": [self.published.as_dict(private=False)]}, endpoint="b"
        )
        self.app.add_url_rule("/authorize", view_func=self._authorize, endpoint="c")
        self.app.add_url_rule("/token", view_func=self._server.create_token_response, endpoint="d", methods=["POST"])
        self.app.add_url_rule("/userinfo", view_func=self._told, endpoint="e")

    def _described(self) -> Any:
        names = {"authorization": "authorize", "token": "token", "userinfo": "userinfo"}
        addresses = {f"{name}_endpoint": f"{self.url}/{path}" for name, path in names.items()}
        told = {"issuer": self.url, "jwks_uri": f"{self.url}/keys", **addresses}
        return jsonify({name: value for name, value in told.items() if name not in self.unsaid})

    def _authorize(self) -> Any:
        self.asked.append(request.args.to_dict())
        grant = self._server.get_consent_grant(end_user=self.person)
        return self._server.create_authorization_response(grant_user=self.person, grant=grant)

    def _told(self) -> Any:
        return jsonify(self.tokens[request.headers["Authorization"].removeprefix("Bearer ")])


def _grant_of(provider: Provider) -> type[grants.AuthorizationCodeGrant]:
    class Grant(grants.AuthorizationCodeGrant):
        TOKEN_ENDPOINT_AUTH_METHODS = ("client_secret_basic",)

        def save_authorization_code(self, code: str, asked: Any) -> None:
            told = asked.payload.data
            names = ("redirect_uri", "scope", "nonce", "code_challenge", "code_challenge_method")
            provider.codes[code] = Code(code=code, person=asked.user, **{name: told.get(name) for name in names})

        def query_authorization_code(self, code: str, _client: Client) -> Code | None:
            return provider.codes.get(code)

        def delete_authorization_code(self, code: Code) -> None:
            del provider.codes[code.code]

        def authenticate_user(self, code: Code) -> dict[str, Any]:
            return code.person

    return Grant


def _token_of(provider: Provider) -> OpenIDCode:
    class Token(OpenIDCode):
        def exists_nonce(self, nonce: str, _asked: Any) -> bool:
            return any(code.nonce == nonce for code in provider.codes.values())

        def resolve_client_private_key(self, _client: Client) -> RSAKey:
            return provider.key

        def get_encode_header(self, _client: Client) -> dict[str, str]:
            return {"alg": "RS256", "kid": "one"}

        def get_client_claims(self, _client: Client) -> dict[str, Any]:
            return {"iss": provider.url, "aud": CLIENT}

        def generate_user_info(self, user: dict[str, Any], _scope: str) -> UserInfo:
            return UserInfo(sub=user["sub"])

        def get_compatible_claims(self, asked: Any) -> dict[str, Any]:
            return provider.spoil(super().get_compatible_claims(asked))

        def get_authorization_code_claims(self, code: Code) -> dict[str, Any]:
            return provider.spoil(super().get_authorization_code_claims(code))

    return Token(require_nonce=True)


@contextmanager
def running() -> Any:
    """The provider, answering until the end."""
    os.environ["AUTHLIB_INSECURE_TRANSPORT"] = secrets.token_hex(1)  # without TLS, on this machine alone
    provider = Provider()
    server = make_server("127.0.0.1", 0, provider.app, threaded=True)
    provider.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield provider
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
        del os.environ["AUTHLIB_INSECURE_TRANSPORT"]
