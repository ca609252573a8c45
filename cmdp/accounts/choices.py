"""The vocabulary of people and organisations."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """What a membership lets a person do; the scope says where."""

    ORGANISATION_OWNER = "organisation_owner", _("Kurum sahibi")
    ORGANISATION_EDITOR = "organisation_editor", _("Kurum düzenleyicisi")
    ORGANISATION_VIEWER = "organisation_viewer", _("Kurum izleyicisi")
    AGENCY_OFFICER = "agency_officer", _("Ajans uzmanı")
    AGENCY_MANAGER = "agency_manager", _("Ajans yöneticisi")
    COMMISSION_MEMBER = "commission_member", _("Komisyon üyesi")
    EVALUATOR = "evaluator", _("Bağımsız değerlendirici")
    MINISTRY_READER = "ministry_reader", _("Bakanlık izleyicisi")
    MINISTRY_DECIDER = "ministry_decider", _("Bakanlık karar vericisi")
    ADMINISTRATOR = "administrator", _("Sistem yöneticisi")


ORGANISATION_ROLES = frozenset({Role.ORGANISATION_OWNER, Role.ORGANISATION_EDITOR, Role.ORGANISATION_VIEWER})
ORGANISATION_WRITERS = frozenset({Role.ORGANISATION_OWNER, Role.ORGANISATION_EDITOR})
RANKS = (Role.ORGANISATION_VIEWER, Role.ORGANISATION_EDITOR, Role.ORGANISATION_OWNER)
AGENCY_ROLES = frozenset({Role.AGENCY_OFFICER, Role.AGENCY_MANAGER})
# The seats of an agency: its staff, and those who sit in its commission without working for it.
AGENCY_SEATS = AGENCY_ROLES | {Role.COMMISSION_MEMBER}
MINISTRY_ROLES = frozenset({Role.MINISTRY_READER, Role.MINISTRY_DECIDER})


class OrganisationType(models.TextChoices):
    """Types of body named by the programme's years (domain notes §1.6); a rule set says which may apply."""

    PUBLIC = "public", _("Kamu kurum ve kuruluşu")
    UNIVERSITY = "university", _("Üniversite")
    PROFESSIONAL = "professional", _("Kamu kurumu niteliğinde meslek kuruluşu")
    PROVINCIAL_ADMINISTRATION = "provincial_administration", _("İl özel idaresi")
    MUNICIPALITY = "municipality", _("Belediye")
    LOCAL_UNION = "local_union", _("Mahalli idare birliği")
    AGENCY = "agency", _("Kalkınma ajansı")
    ASSOCIATION = "association", _("Kamu yararına dernek veya vakıf")
    INDUSTRIAL_ZONE = "industrial_zone", _("Organize sanayi bölgesi")
    TECHNOLOGY_ZONE = "technology_zone", _("Teknoloji geliştirme bölgesi")
