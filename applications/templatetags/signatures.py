"""Signatures on papers, for templates."""

from django import template

from applications.presenters import signatures

register = template.Library()
register.filter("signed_by", signatures.signed_by)
register.filter("signature_tone", signatures.tone_of)
