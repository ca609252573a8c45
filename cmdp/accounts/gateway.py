"""Signing in by a gateway of OpenID Connect, where the installation names one: it says who somebody is, never what they may.

The code flow with PKCE, a state and a nonce that live in the session for minutes and work once. The ID token's signature
is judged by the gateway's published keys though it came over TLS. Nothing of what the gateway tells is kept: of its
number for a person, which may be a national one, only a digest under our key.
"""

import base64
import hashlib
import hmac
import secrets
import time
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlencode, urlsplit

import jwt
import requests
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.crypto import salted_hmac
from django.utils.translation import get_language, override

PENDING: Final = "cmdp_gateway"
MINUTES: Final = 10
PATIENCE: Final = 5  # seconds
CLOCKS_APART: Final = 30  # seconds
ALGORITHMS: Final = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA")
ADDRESSES: Final = ("authorization_endpoint", "token_endpoint", "jwks_uri")
CLAIMS: Final = ("iss", "aud", "exp", "iat", "sub", "nonce")


class Unproven(Exception):  # noqa: N818 - a state: nobody was identified
    """The gateway did not answer, or what it said proves nobody."""


@dataclass(frozen=True, slots=True)
class Identity:
    """Whom the gateway vouches for: a digest of its number for them, and the address that it verified, if it did."""

    subject: str
    email: str


def begin(request: HttpRequest) -> str:
    """Where the browser goes to prove who sits at it. Raises ``Unproven`` where the gateway does not answer."""
    verifier, state, nonce = (secrets.token_urlsafe(32) for _ in range(3))
    address = _described()["authorization_endpoint"]
    request.session[PENDING] = {
        "state": state,
        "nonce": nonce,
        "verifier": verifier,
        "language": get_language(),
        "until": int(time.time()) + 60 * MINUTES,
    }
    words = {
        "response_type": "code",
        "client_id": settings.OIDC_CLIENT_ID,
        "redirect_uri": _back(),
        "scope": "openid email",
        "state": state,
        "nonce": nonce,
        "code_challenge": _challenge(verifier),
        "code_challenge_method": "S256",
    }
    return f"{address}{'&' if urlsplit(address).query else '?'}{urlencode(words)}"


def finish(request: HttpRequest, *, state: str, code: str, issuer: str = "") -> Identity:
    """Who came back from the gateway; works once. Raises ``Unproven``."""
    pending = request.session.pop(PENDING, None) or {}
    is_ours = hmac.compare_digest(state.encode(), str(pending.get("state", "")).encode())
    if not code or not pending or not is_ours or time.time() > pending["until"]:
        raise Unproven("an answer that this session did not ask for")
    if issuer and issuer != settings.OIDC_URL:
        raise Unproven("an answer of another gateway")
    described = _described()
    token = _token(described, code, pending["verifier"])
    claims = _claims(described, str(token.get("id_token", "")), pending["nonce"])
    told = _told(described, str(token.get("access_token", "")), claims)
    email = str(told.get("email", "")) if told.get("email_verified") is True else ""
    return Identity(subject=_digest(str(claims["sub"])), email=email)


def language_of(request: HttpRequest) -> str:
    """In which language somebody went to the gateway: its way back has one address."""
    return str(request.session.get(PENDING, {}).get("language") or settings.LANGUAGE_CODE)


def _back() -> str:
    with override(settings.LANGUAGE_CODE):
        return settings.BASE_URL + reverse("account_gateway_back")


def _challenge(verifier: str) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()


def _digest(subject: str) -> str:
    return salted_hmac("cmdp.accounts.gateway", f"{settings.OIDC_URL} {subject}", algorithm="sha256").hexdigest()


def _described() -> dict[str, Any]:
    """What the gateway says of itself; another issuer than the one of the setting is not it."""
    described = _asked("GET", f"{settings.OIDC_URL.rstrip('/')}/.well-known/openid-configuration")
    if described.get("issuer") != settings.OIDC_URL:
        raise Unproven("a gateway of another name")
    if not all(isinstance(described.get(name), str) for name in ADDRESSES):
        raise Unproven("a gateway that does not say where to ask it")
    return described


def _token(described: dict[str, Any], code: str, verifier: str) -> dict[str, Any]:
    words = {"grant_type": "authorization_code", "code": code, "redirect_uri": _back(), "code_verifier": verifier}
    who = (settings.OIDC_CLIENT_ID, settings.OIDC_CLIENT_SECRET)
    return _asked("POST", described["token_endpoint"], data=words, auth=who)


def _claims(described: dict[str, Any], id_token: str, nonce: str) -> dict[str, Any]:
    """What the signed token says, to us, now, and for this very sign-in."""
    published = _asked("GET", described["jwks_uri"])
    try:
        key = jwt.PyJWKSet.from_dict(published)[str(jwt.get_unverified_header(id_token).get("kid"))]
        claims: dict[str, Any] = jwt.decode(
            id_token,
            key,
            algorithms=ALGORITHMS,
            audience=settings.OIDC_CLIENT_ID,
            issuer=settings.OIDC_URL,
            leeway=CLOCKS_APART,
            options={"require": list(CLAIMS)},
        )
    except (jwt.PyJWTError, KeyError) as fault:
        raise Unproven(f"an ID token that proves nothing: {type(fault).__name__}") from fault
    if not hmac.compare_digest(str(claims["nonce"]).encode(), nonce.encode()):
        raise Unproven("an ID token of another sign-in")
    return claims


def _told(described: dict[str, Any], access_token: str, claims: dict[str, Any]) -> dict[str, Any]:
    """The claims with what the gateway tells besides of the same person."""
    if not (address := described.get("userinfo_endpoint")):
        return claims
    more = _asked("GET", address, headers={"Authorization": f"Bearer {access_token}"})
    if more.get("sub") != claims["sub"]:
        raise Unproven("what is told of another person")
    return claims | more


def _asked(method: str, address: str, **words: Any) -> dict[str, Any]:
    try:
        answer = requests.request(method, address, timeout=PATIENCE, allow_redirects=False, **words)
        answer.raise_for_status()
        told = answer.json()
    except (requests.RequestException, ValueError) as fault:
        raise Unproven(f"{urlsplit(address).path} did not answer: {type(fault).__name__}") from fault
    if answer.status_code != requests.codes.ok or not isinstance(told, dict):
        raise Unproven(f"{urlsplit(address).path} did not answer")
    return told
