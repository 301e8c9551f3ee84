"""Print the commands that the README gives under a marker, so that the gate runs what people will copy.

    python .ci/readme_commands.py test

A marker is an HTML comment just before the code block: ``<!-- command: test -->``.
"""

import re
import sys
from pathlib import Path

readme = (Path(__file__).parent.parent / "README.md").read_text("utf-8")
block = re.search(rf"<!-- command: {re.escape(sys.argv[1])} -->\n+```\w*\n(.*?)```", readme, re.DOTALL)
if block is None:
    sys.exit(f"README.md has no code block marked <!-- command: {sys.argv[1]} -->")
print(block[1], end="")
