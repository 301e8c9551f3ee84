"""Whether the built documentation has an entry for every public name.

python .ci/documented.py HTML
"""

import sys
import zlib
from importlib import import_module
from pathlib import Path
from runpy import run_path

SURFACE = Path(__file__).with_name("public_api.py")


def entries(inventory: Path) -> set[str]:
    """The names that the inventory of a built documentation has."""
    head, body = inventory.read_bytes().split(b"zlib.\n", 1)
    assert head.startswith(b"# Sphinx inventory version 2")
    return {line.split(" ", 1)[0] for line in zlib.decompress(body).decode().splitlines()}


def same(name: str, other: str) -> bool:
    """Whether a name is another path to what has an entry already, as ``dsa.events.Stage`` is to ``dsa.Stage``."""
    values = [getattr(import_module(path.rpartition(".")[0]), path.rpartition(".")[2]) for path in (name, other)]
    return isinstance(values[0], type) and values[0] is values[1]


def main(html: str) -> int:
    """Name what is missing."""
    entered = entries(Path(html) / "objects.inv")
    wanted = {f"{module}.{name}" for module, names in run_path(str(SURFACE))["surface"]().items() for name in names}
    modules = {name.rpartition(".")[0] for name in wanted} | {"dsa.testing"}
    twice = {name for name in wanted - entered - modules if any(same(name, other) for other in wanted & entered)}
    missing = sorted(wanted - entered - modules - twice)
    print(*(f"no entry for {name}" for name in missing), f"{len(wanted) - len(missing)} names documented", sep="\n")
    return int(bool(missing))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
