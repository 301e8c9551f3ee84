"""Everything public in one mapping: the names of ``dsa`` and of its namespaces."""

from collections.abc import Mapping

import dsa
from dsa import errors, events, milestones, parameters, procedures

NAMESPACES = (errors, events, milestones, parameters, procedures)

PUBLIC: Mapping[str, object] = {
    **{name: getattr(dsa, name) for name in dsa.__all__},
    **{name: getattr(space, name) for space in NAMESPACES for name in space.__all__},
}

TYPES: tuple[type, ...] = tuple(value for value in PUBLIC.values() if isinstance(value, type))
