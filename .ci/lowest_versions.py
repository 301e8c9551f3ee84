"""Print the lowest versions that pyproject.toml allows for the runtime and the tests, as pip requirements."""

import re
import tomllib
from pathlib import Path

project = tomllib.loads((Path(__file__).parent.parent / "pyproject.toml").read_text("utf-8"))["project"]
for requirement in project["dependencies"] + project["optional-dependencies"]["test"]:
    if bound := re.fullmatch(r"([\w-]+(?:\[\w+\])?)>=([\d.]+)", requirement):
        print(f"{bound[1]}=={bound[2]}.*")
print("pyparsing<3.3")  # matplotlib 3.9 calls names of it that 3.3 warns of, and warnings are errors in the tests
