"""Whether the built documentation has an entry for every public name.

python .ci/documented.py HTML
"""

import sys
import zlib
from pathlib import Path
from runpy import run_path

SURFACE = Path(__file__).with_name("public_api.py")


def entries(inventory: Path) -> set[str]:
    """The names that the inventory of a built documentation has."""
    head, body = inventory.read_bytes().split(b"zlib.\n", 1)
    assert head.startswith(b"# Sphinx inventory version 2")
    return {line.split(" ", 1)[0] for line in zlib.decompress(body).decode().splitlines()}


def main(html: str) -> int:
    """Name what is missing."""
    found = entries(Path(html) / "objects.inv")
    wanted = {f"{module}.{name}" for module, names in run_path(str(SURFACE))["surface"]().items() for name in names}
    modules = {
        "dsa.frames",
        "dsa.i18n",
        "dsa.ical",
        "dsa.plots",
        "dsa.record",
        "dsa.statements",
        "dsa.testing",
        "dsa.wire",
    }
    missing = sorted(wanted - found - modules)
    print(*(f"no entry for {name}" for name in missing), f"{len(wanted) - len(missing)} names documented", sep="\n")
    return int(bool(missing))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
