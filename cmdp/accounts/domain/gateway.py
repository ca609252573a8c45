"""Who signs in by the gateway: an account that is there already, bound to the gateway's number for its person."""

import datetime as dt

from allauth.account.models import EmailAddress
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cmdp.accounts.gateway import Identity
from cmdp.accounts.models import User
from cmdp.audit.record import record
from cmdp.kit.verdict import Refused, deny


@transaction.atomic
def person_of(identity: Identity, *, at: dt.datetime) -> User:
    """The person bound to the identity; the first time the one who confirmed the address that the gateway verified.

    From then on the number alone counts: an address may pass to somebody else. Makes no account and gives no role.
    Refuses (``no_account``, ``other_identity``).
    """
    if bound := User.objects.filter(gateway_subject=identity.subject).first():
        return bound
    confirmed = EmailAddress.objects.filter(email__iexact=identity.email, verified=True)
    address = confirmed.first() if identity.email else None
    if address is None:
        raise Refused(
            deny("no_account", _("Kapıda doğrulanan e-posta adresiyle açılmış bir hesap yok. Önce hesap oluşturun."))
        )
    person = User.objects.select_for_update(of=("self",)).get(pk=address.user_id)
    if person.gateway_subject:
        sentence = _("Bu e-posta adresinin hesabı kapıdaki başka bir kimliğe bağlı. Parolanızla oturum açın.")
        raise Refused(deny("other_identity", sentence))
    person.gateway_subject = identity.subject
    person.save(update_fields=["gateway_subject"])
    record("gateway_bound", person, by=person, at=at)
    return person
