"""Model fields with the house's fixed shapes."""

from typing import Any

from django.db import models

from cmdp.kit.ids import LENGTH, public_id


class MoneyField(models.DecimalField):
    """Turkish lira, two decimals, never a float (18 digits hold any public budget)."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.update(max_digits=18, decimal_places=2)
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        """Keep the migration free of the two fixed arguments."""
        name, path, args, kwargs = super().deconstruct()
        kwargs.pop("max_digits", None)
        kwargs.pop("decimal_places", None)
        return name, path, args, kwargs


class PublicIdField(models.CharField):
    """The random id of a row in addresses."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.update(max_length=LENGTH, unique=True, editable=False, default=public_id)
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        """Keep the migration free of the fixed arguments."""
        name, path, args, kwargs = super().deconstruct()
        for fixed in ("max_length", "unique", "editable", "default"):
            kwargs.pop(fixed, None)
        return name, path, args, kwargs
