"""What Hypothesis loads on its own import: its entry point, outside ``dsa`` so that it loads nothing.

Hypothesis imports this in every process where both are installed, whether ``dsa`` is wanted or not. If ``dsa`` is
loaded, its strategies are registered at once; if not, ``dsa`` does it when it is imported and finds this module.
"""

import sys


def register() -> None:
    """Register the strategies if there is anything to register them for."""
    if "dsa" in sys.modules:
        from dsa.testing.registration import register

        register()
