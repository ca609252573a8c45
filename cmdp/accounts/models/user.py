"""A person with an e-mail address."""

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cmdp.kit.statements import Statement
from cmdp.kit.text import search_key


@dataclass(frozen=True, slots=True)
class Seat:
    """One active membership, read once per person and request."""

    role: str
    organisation_id: int | None
    agency_id: int | None
    vkn: str | None
    organisation: str = ""


class UserManager(BaseUserManager["User"]):
    """People are found by their e-mail address, whatever its case."""

    def create_user(self, email: str, password: str | None = None, **fields: object) -> "User":
        """Make a person; the address is kept in lower case, so one box is one person."""
        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> "User":
        """Sign-in finds the address in any case."""
        return self.get(email=(username or "").strip().lower())


class User(AbstractBaseUser):
    """A person. Rights come only from memberships; there is no staff flag and no superuser."""

    PERSONAL = frozenset({"email", "full_name", "title", "phone"})

    email = models.EmailField(_("E-posta"), unique=True)
    full_name = models.CharField(_("Ad soyad"), max_length=120)
    title = models.CharField(_("Unvan"), max_length=120, blank=True)
    phone = models.CharField(_("Telefon"), max_length=30, blank=True)
    language = models.CharField(_("Dil"), max_length=5, default="tr")
    desk = models.CharField(max_length=20, blank=True)
    search_key = models.CharField(max_length=400, editable=False, db_index=True)
    # Whether a version of the privacy notice came since the last one that was read: on the row that every page reads anyway.
    notice_due = models.BooleanField(default=False, db_default=False)
    # A digest of the number by which the gateway of sign-ins knows this person; empty for whoever never came by it.
    gateway_subject = models.CharField(max_length=64, blank=True, editable=False, db_default="", default="")
    is_active = models.BooleanField(default=True)
    is_demo = models.BooleanField(default=False)
    joined_at = models.DateTimeField(default=timezone.now)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["full_name"]

    objects = UserManager()

    class Meta:
        ordering = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["gateway_subject"], condition=~models.Q(gateway_subject=""), name="user_of_one_gateway_subject"
            )
        ]

    def __str__(self) -> str:
        return self.full_name or self.email

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the folded name and address with what they are made of."""
        self.set_keys()
        if kwargs.get("update_fields") is not None:
            kwargs["update_fields"] = {*kwargs["update_fields"], "search_key"}
        super().save(*args, **kwargs)

    def set_keys(self) -> None:
        """Fold name and address into the key that finds."""
        self.search_key = search_key(f"{self.full_name} {self.email}")[:400]

    @property
    def audit_label(self) -> str:
        """A person appears in the record by key only."""
        return str(self.pk)

    @property
    def actor_id(self) -> int:
        """The key under which the audit knows this person."""
        return int(self.pk)

    @cached_property
    def seats(self) -> tuple[Seat, ...]:
        """Active memberships, read once per instance; a new request loads the person anew."""
        return tuple(
            Seat(role, body, agency, vkn, " – ".join(filter(None, (name, unit))))
            for role, body, agency, vkn, name, unit in _seats(self.pk)
        )

    def forget_seats(self) -> None:
        """Read the seats anew at the next question: memberships may have changed since."""
        self.__dict__.pop("seats", None)

    def capacities(self) -> list[str]:
        """The memberships held now, for the audit: ``role`` or ``role:scope id``."""
        return [f"{s.role}:{s.organisation_id or s.agency_id}".removesuffix(":None") for s in self.seats]


@lru_cache(maxsize=1024)
def _seats(key: int) -> Statement:
    """The active memberships of a person, for every page of theirs: put together once, read each time."""
    rows = User(pk=key).memberships.filter(ended_at=None).order_by("pk")
    names = ("organisation__name", "organisation__unit_name")
    return Statement(rows.values_list("role", "organisation_id", "agency_id", "organisation__vkn", *names))
