"""The shop that tests mean when they do not mind which: a marketplace, with nothing more known of it than is said."""

from datetime import date
from typing import Any

from dsa import EnterpriseSize, Platform, Provider, ServiceKind


def shop(**provider: Any) -> Platform:
    """The shop, and what is to be known of its provider, such as ``country="IE"``."""
    return Platform(name="Shop", provider=Provider(name="Shop Ltd", **provider), kind=ServiceKind.MARKETPLACE)


SHOP = shop()
OPENED = date(2024, 3, 14)
"""The day on which proceedings against it were opened, where there are any."""
LARGE_SHOP = shop(country="IE", size=EnterpriseSize.LARGE)
"""No small enterprise, and established where it is known whose holidays count."""
