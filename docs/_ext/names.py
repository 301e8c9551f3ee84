"""The public names: their entries, the lists on top of the reference's pages, and the links to them from all text.

``{dsa-entries}`` makes an entry of every name that stands in it, a line each; ``dsa.record.*`` stands for all
classes and functions of a module. ``{dsa-names}`` is the list of what its page has entries of, each with its first
sentence. A name in code, ``dsa.deadline`` or ``Deadline.date``, is a link wherever it stands; one that begins with
``dsa.`` and leads nowhere is a warning, and so fails the build. A page that says ``past:`` in its first lines may
speak of names that are gone.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Collection, Iterator
from importlib import import_module
from types import ModuleType
from typing import ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from docutils.statemachine import StringList
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.docutils import SphinxDirective

import dsa

NAME = re.compile(r"(?P<path>[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*)(?:\(.*\))?", re.DOTALL)
SPOKEN = ("dsa", "dsa.events", "dsa.milestones", "dsa.errors", "dsa.statements", "dsa.procedures")
"""The modules whose classes and longer function names are known without their module, where only one has the name."""
NOT_OURS = (nodes.reference, nodes.title, addnodes.desc_signature, addnodes.pending_xref, nodes.rubric)


def value_at(path: str) -> object:
    """What stands at a dotted path, or nothing."""
    value: object = dsa
    parts = path.split(".")
    for depth, part in enumerate(parts[1:], 2):
        if any(each.name == part for each in getattr(value, "__attrs_attrs__", ())):
            continue  # a field of a slotted class: the class itself stands for it
        try:
            value = getattr(value, part)
        except AttributeError:
            try:
                value = import_module(".".join(parts[:depth]))
            except ImportError:
                return None
    return value


def spoken_names() -> dict[str, str]:
    """Names that are links without their module: classes, and functions whose name has an underscore."""
    paths: dict[str, list[str]] = {}
    for module in SPOKEN:
        for name in import_module(module).__all__:
            if "_" in name.strip("_") or (name[0].isupper() and not name.isupper()):
                paths.setdefault(name, []).append(f"{module}.{name}")
    return {name: places[0] for name, places in paths.items()}


def target(text: str, spoken: dict[str, str], space: str) -> str | None:
    """The path that a piece of code names, if it names something public."""
    named = NAME.fullmatch(text)
    if named is None:
        return None
    path = named["path"]
    first, _, rest = path.partition(".")
    if first == "dsa" and rest:
        hidden = rest.partition(".")[0] not in dsa.__all__
        return None if hidden and value_at(path) is not None else path  # how the library is built has no entries
    if space and rest == "" and hasattr(import_module(space), first) and "_" in first:
        return f"{space}.{first}"
    if first in spoken:
        whole = spoken[first] + (f".{rest}" if rest else "")
    elif rest and isinstance(getattr(dsa, first, None), ModuleType):
        whole = f"dsa.{path}"
    else:
        return None
    return whole if value_at(whole) is not None else None


def link_names(app: Sphinx, doctree: nodes.document) -> None:
    """Make a link of every public name in code."""
    spoken: dict[str, str] = vars(app.env)["dsa_spoken"]
    space = str(app.env.metadata[app.env.docname].get("namespace", ""))
    past = "past" in app.env.metadata[app.env.docname]
    for literal in list(doctree.findall(nodes.literal)):
        within = literal.parent
        while within is not None and not isinstance(within, NOT_OURS):
            within = within.parent
        text = literal.astext()
        path = None if within is not None or text in app.config.dsa_not_names else target(text, spoken, space)
        if path is not None and not (past and value_at(path) is None):
            link = addnodes.pending_xref(
                "",
                refdomain="py",
                reftype="obj",
                reftarget=path,
                refdoc=app.env.docname,
                refwarn=True,
                refexplicit=True,
            )
            literal.replace_self(link)
            link += literal


def find_entry(
    app: Sphinx, env: BuildEnvironment, link: addnodes.pending_xref, content: nodes.TextElement
) -> nodes.Node | None:
    """Where a name has no entry of its own: that of the same thing under another path, or of what it belongs to.

    How the library is built has no entries: what only its own modules name stays as it is, and is no link.
    """
    path = str(link.get("reftarget", ""))
    if link.get("refdomain") != "py" or not path.startswith("dsa.") or value_at(path) is None:
        return None
    objects = env.domains.python_domain.objects
    while path.count("."):
        known = path if path in objects else _same(path, objects)
        if known:
            entry = objects[known]
            return _made(app, str(link["refdoc"]), entry.docname, entry.node_id, known, content)
        path = path.rpartition(".")[0]
    return content if link["reftarget"].split(".")[1] not in dsa.__all__ else None


def _same(path: str, objects: Collection[str]) -> str | None:
    """Another path with an entry to what is at this one."""
    value = value_at(path)
    if not (inspect.isclass(value) or inspect.isfunction(value)):
        return None
    last = path.rpartition(".")[2]
    others = (name for name in objects if name.rpartition(".")[2] == last and name.startswith("dsa."))
    return next((name for name in others if value_at(name) is value), None)


def _made(app: Sphinx, here: str, page: str, anchor: str, title: str, content: nodes.Node) -> nodes.reference:
    address = app.builder.get_relative_uri(here, page) + (f"#{anchor}" if anchor else "")
    return nodes.reference("", "", content, internal=True, refuri=address, reftitle=title)


class Entries(SphinxDirective):
    """Entries of names, a line each."""

    has_content = True
    option_spec: ClassVar = {"except": directives.unchanged}

    def run(self) -> list[nodes.Node]:
        """The entries, as autodoc makes them."""
        lines = ["```{eval-rst}", ".. py:currentmodule:: dsa", "", *self.entries(), "```"]
        return [*self.found_by_name(), *self.parse_text_to_nodes(StringList(lines, source="dsa-entries"))]

    def found_by_name(self) -> Iterator[nodes.Node]:
        """What makes the search find the page first for a function of ``dsa`` itself; plain words are questions."""
        for path in filter(None, map(str.strip, self.content)):
            _, _, name = path.partition(".")
            if name.isidentifier() and "_" in name:
                yield addnodes.index(entries=[("single", name, path, "main", None)], inline=False)

    def entries(self) -> Iterator[str]:
        """A directive of autodoc for each name."""
        left_out = set(self.options.get("except", "").split())
        for line in filter(None, map(str.strip, self.content)):
            for path in every(line, left_out):
                made = kind(value_at(path))
                yield from (f".. {made}:: {path}", *["   :members:"] * (made in {"autoclass", "autoexception"}), "")


class Names(SphinxDirective):
    """The list of what a page has entries of."""

    def run(self) -> list[nodes.Node]:
        """A place, filled when the page has been read."""
        return [nodes.container("", classes=["dsa-names"])]


def every(line: str, left_out: Collection[str] = ()) -> Iterator[str]:
    """The paths that a line of ``{dsa-entries}`` stands for; what is left out is named elsewhere."""
    if not line.endswith(".*"):
        yield line
        return
    module = import_module(line.removesuffix(".*"))
    for name in module.__all__:
        value = getattr(module, name)
        if name not in left_out and (inspect.isclass(value) or inspect.isroutine(value)):
            yield f"{module.__name__}.{name}"


def kind(value: object) -> str:
    """The directive of autodoc for a value."""
    if inspect.isclass(value):
        return "autoexception" if issubclass(value, BaseException) else "autoclass"
    if value is None:
        raise LookupError("a name in {dsa-entries} that leads nowhere")
    return "autofunction" if callable(value) else "autodata"


def list_names(app: Sphinx, doctree: nodes.document) -> None:
    """Fill the list on top of a page: each name with its first sentence."""
    for place in doctree.findall(lambda node: isinstance(node, nodes.container) and "dsa-names" in node["classes"]):
        listed = nodes.definition_list(classes=["names"])
        for entry in doctree.findall(addnodes.desc):
            signature = next(entry.findall(addnodes.desc_signature))
            if isinstance(entry.parent, addnodes.desc_content) or not signature.get("ids"):
                continue
            name = str(signature["fullname"])
            module = str(signature.get("module") or "dsa").removeprefix("dsa").removeprefix(".")
            shown = f"{module}.{name}" if module else name
            link = nodes.reference("", "", nodes.literal(text=shown), internal=True, refid=signature["ids"][0])
            first = next(entry.findall(nodes.paragraph), None)
            summary = re.split(r"(?<=[.:;])\s", " ".join(first.astext().split()), maxsplit=1)[0] if first else ""
            listed += nodes.definition_list_item(
                "", nodes.term("", "", link), nodes.definition("", nodes.paragraph(text=summary.rstrip(".:;")))
            )
        place.append(listed)


def prepare(app: Sphinx) -> None:
    """Find the names that are known without their module, once a build."""
    vars(app.env)["dsa_spoken"] = spoken_names()  # Sphinx keeps there what an extension finds


def setup(app: Sphinx) -> dict[str, bool]:
    """Tell Sphinx."""
    app.add_config_value("dsa_not_names", frozenset[str](), "env", frozenset)
    app.add_directive("dsa-entries", Entries)
    app.add_directive("dsa-names", Names)
    app.connect("builder-inited", prepare)
    app.connect("doctree-read", list_names)
    app.connect("doctree-read", link_names, priority=600)
    app.connect("missing-reference", find_entry)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
