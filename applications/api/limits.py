"""How often one address, or the holder of one secret, may ask: counted in the cache over fixed windows, told in the headers of every answer.

A household or an office has one IPv4 address, or a whole /64 of IPv6: both are counted as one.
"""

import hashlib
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpResponseBase

from applications.api.problems import TOO_MANY_REQUESTS, ProblemError
from cmdp.accounts.throttling import caller_of
from cmdp.accounts.tokens import hashed
from cmdp.kit.counting import WINDOW, count, household
from cmdp.kit.requests import Request


@dataclass(frozen=True, slots=True)
class Limit:
    """So many requests a minute of one sort; the number is the setting of that name."""

    name: str
    setting: str

    @property
    def quota(self) -> int:
        """Requests a minute."""
        return int(getattr(settings, self.setting))


@dataclass(frozen=True, slots=True)
class Allowance:
    """What is left of a limit in the running window."""

    limit: Limit
    used: int
    seconds: int

    @property
    def is_spent(self) -> bool:
        """Whether this request is one too many."""
        return self.used > self.limit.quota

    def require(self) -> None:
        """Raise the problem of one request too many."""
        if self.is_spent:
            raise ProblemError(TOO_MANY_REQUESTS, quota=self.limit.quota, seconds=self.seconds)

    def tell(self, response: HttpResponseBase) -> None:
        """Write the fields of the IETF draft on rate-limit headers; on a refusal also when to come back."""
        left = max(self.limit.quota - self.used, 0)
        response["RateLimit-Policy"] = f'"{self.limit.name}";q={self.limit.quota};w={WINDOW}'
        response["RateLimit"] = f'"{self.limit.name}";r={left};t={self.seconds}'
        if self.is_spent:
            response["Retry-After"] = str(self.seconds)


API = Limit("api", "API_REQUESTS_PER_MINUTE")
CALENDARS = Limit("calendars", "CALENDARS_PER_MINUTE")
DOWNLOADS = Limit("downloads", "DOWNLOADS_PER_MINUTE")


def spend(request: Request, limit: Limit) -> Allowance:
    """Count this request against its address; a cache that is down lets everybody in rather than nobody."""
    return _spend(request, limit, household(caller_of(request)))


def spend_secret(request: Request, limit: Limit, token: str) -> Allowance:
    """Count this request against the secret that it shows: one office, or one program that reads for many, has many."""
    return _spend(request, limit, f"secret:{hashed(token)}")


def _spend(request: Request, limit: Limit, whom: str) -> Allowance:
    window, passed = divmod(int(request.arrived_at.timestamp()), WINDOW)
    who = hashlib.sha256(whom.encode()).hexdigest()[:32]
    return Allowance(limit, count(f"open-data:{limit.name}:{window}:{who}"), WINDOW - passed)
