"""Whether the written list of names says of each what the code says: stubtest, with every module loaded first.

    python .ci/stubs.py

``dir()`` of a package names its modules, loaded or not, and stubtest asks for all that ``dir()`` names.
"""

import sys
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

from mypy.stubtest import main

import dsa

HERE = Path(__file__).parent

if __name__ == "__main__":
    for module in walk_packages(dsa.__path__, "dsa."):
        if not module.name.endswith("__main__"):
            import_module(module.name)
    sys.argv[1:] = [
        *("dsa", "--mypy-config-file", str(HERE.parent / "pyproject.toml")),
        *("--allowlist", str(HERE / "stubtest_allowlist"), "--ignore-unused-allowlist"),
    ]
    sys.exit(main())
