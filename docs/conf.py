"""Sphinx configuration: furo, MyST, the reference under the public names, and no network."""

import doctest
import os
import sys
import zlib
from pathlib import Path

import dsa

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE / "_ext"))

project = "dsa"
author = "the dsa maintainers"
release = version = dsa.__version__

extensions = [
    "alone",
    "myst_parser",
    "names",
    "playground",
    "provisions",
    "rendered",
    "sphinx.ext.autodoc",
    "sphinx.ext.coverage",
    "sphinx.ext.doctest",
    "sphinx.ext.intersphinx",
    "sphinx.ext.viewcode",
    "sphinx_copybutton",
]
exclude_patterns = ["_build", "_ext", "figures", "examples", "inventories"]
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3

html_theme = "furo"
html_static_path = ["_static"]
html_css_files = ["dsa.css"]
html_favicon = "_static/favicon.svg"
html_show_copyright = False
html_show_sourcelink = False
copybutton_prompt_text = (
    r">>> |\.\.\. ?|\$ "  # what is copied are the lines with a prompt, without it and without what they print
)
copybutton_prompt_is_regexp = True
dsa_not_names = frozenset({"dsa.ics"})  # a file that a page writes
html_title = f"dsa {version}"

autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_class_signature = "mixed"
coverage_modules = ["dsa"]
# Where a public name is defined is nobody's business: what is public, and documented, .ci/documented.py compares.
coverage_ignore_modules = [r"dsa\..*"]
coverage_statistics_to_stdout = True
coverage_show_missing_items = True
doctest_test_doctest_blocks = ""  # the examples of docstrings run with the tests, in their own modules
doctest_default_flags = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE

nitpicky = True
nitpick_ignore_regex = [
    ("py:class", r".*>\)?"),  # a default that is an act, as it shows itself
    ("py:class", r"Direction|Progress|optional"),  # names of other types; a word
]


SITES = {
    "python": "https://docs.python.org/3",
    "matplotlib": "https://matplotlib.org/stable",
    "hypothesis": "https://hypothesis.readthedocs.io/en/latest",
    "narwhals": "https://narwhals-dev.github.io/narwhals",
    "polars": "https://docs.pola.rs/api/python/stable",
}


def _inventory(site: str) -> str:
    """The inventory that intersphinx reads, made from the list of names: the build needs no network."""
    lines = (HERE / "inventories" / "names.txt").read_text("utf-8").splitlines()
    named = [line.split()[1:] for line in lines if line.startswith(f"{site} ")]
    entries = "".join(f"{name} py:{role} 1 {page} -\n" for name, role, page in named)
    head = f"# Sphinx inventory version 2\n# Project: {site}\n# Version: 0\n# The rest is compressed with zlib.\n"
    made = HERE / "_build" / f"{site}.inv"
    made.parent.mkdir(exist_ok=True)
    whole = made.with_suffix(f".{os.getpid()}")  # a build beside this one never reads half of it
    whole.write_bytes(head.encode() + zlib.compress(entries.encode()))
    whole.replace(made)
    return str(made)


intersphinx_mapping = {site: (url, _inventory(site)) for site, url in SITES.items()}

doctest_global_setup = """
from hypothesis import HealthCheck, settings
slow = [HealthCheck.too_slow]
settings.register_profile("documentation", deadline=None, derandomize=True, suppress_health_check=slow)
settings.load_profile("documentation")  # a busy machine is no failure of a page

from dsa.testing.registration import register
register()  # where this checkout is not installed, Hypothesis does not find the entry point
"""
