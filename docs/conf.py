"""Sphinx configuration: furo, MyST, and the reference under the public names."""

import doctest

import dsa

project = "dsa"
author = "the dsa maintainers"
release = version = dsa.__version__

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.doctest", "sphinx.ext.viewcode"]
html_theme = "furo"
html_static_path = ["_static"]
html_css_files = ["wrapped.css"]
html_title = f"dsa {version}"
exclude_patterns = ["_build"]
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3

autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_class_signature = "mixed"
doctest_test_doctest_blocks = "default"
doctest_default_flags = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE

nitpicky = True
# Names of the standard library and of attrs, for which no inventory is loaded: the build needs no network.
nitpick_ignore_regex = [
    ("py:class", r"(dt|datetime|date|decimal|fractions|enum|collections|typing|types)\b.*"),
    ("py:class", r"(Decimal|Fraction|Enum|Iterable|Literal|Any|optional|T|E|Parameter|HolidayRule|HolidayList|Status)"),
    ("py:(class|obj|exc|meth|attr|data)", r"dsa\..*"),
    ("py:exc", r"\w+"),
    ("py:class", r"(matplotlib\..*|IntoDataFrame|F|Progress|(pl|polars)\..*)"),
    ("py:class", r"(hypothesis\..*|SearchStrategy|Callable|Mapping|Given)"),
    ("py:class", r"(Direction|Beyond|Facts|ClassVar|.*\[.*)"),
]

# The examples of the docstrings run in their own modules under pytest; here they find the same names.
doctest_global_setup = """
from datetime import date, datetime
from fractions import Fraction
import dsa
from dsa import *
from dsa import i18n, record
from dsa.i18n import *
from dsa.record import *
from dsa.testing.registration import register
from dsa.testing.strategies import *
register()  # where this checkout is not installed, Hypothesis does not find the entry point
"""
