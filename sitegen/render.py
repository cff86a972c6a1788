"""View + template -> text. The only place that drives Jinja2.

Templates come from a frozen mapping of name -> text; they get one variable, `page`, and two filters. Undefined names
are errors. Bodies of documents are values of a view and never compiled, so `{{ }}` in a text stays text.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from functools import lru_cache
from types import CodeType

import jinja2
from jinja2 import meta
from jinja2.bccache import Bucket

from sitegen.diagnostics import Diagnostic, Severity, Span
from sitegen.model import Template
from sitegen.views.shapes import FeedView, PageView


class TemplateFault(Exception):
    """A template cannot be compiled or rendered; `diagnostic` says where and why."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic

    def __reduce__(self) -> tuple[type[TemplateFault], tuple[Diagnostic]]:
        """How a copy of the process sends it here; by itself an exception is made again from its message."""
        return TemplateFault, (self.diagnostic,)


class _Compiled(jinja2.BytecodeCache):
    """The newest code of each template, for as long as the process runs: after an edit, a preview compiles just that.

    Never on disk: what somebody put there would be run.
    """

    def __init__(self) -> None:
        self._codes: dict[str, tuple[str, CodeType]] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill the bucket if the template's text is the one that was compiled."""
        checksum, code = self._codes.get(bucket.key, ("", None))
        if checksum == bucket.checksum:
            bucket.code = code

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        if bucket.code is not None:
            self._codes[bucket.key] = (bucket.checksum, bucket.code)


_COMPILED = _Compiled()


class Renderer:
    """Compiled templates, one instance a build."""

    def __init__(self, templates: Mapping[str, Template], closures: Mapping[str, str] | None = None) -> None:
        self._templates = templates
        self._closures = dict(closures or {})
        self._environment = _environment({name: template.text for name, template in templates.items()})

    def closure(self, name: str) -> str:
        """Digest of a template and of everything that it extends, includes or imports."""
        if name not in self._closures:
            digest = hashlib.blake2b(digest_size=16)
            for part in sorted(self._reachable(name)):
                template = self._templates.get(part)
                digest.update(f"{part}\0{template.text if template else ''}\0".encode())
            self._closures[name] = digest.hexdigest()
        return self._closures[name]

    def unused(self) -> list[str]:
        """Templates of the site's own that no packaged or shadowed one leads to: most likely misnamed."""
        known = [name for name, template in self._templates.items() if not template.extra]
        reached = {part for name in known for part in self._reachable(name)}
        return sorted(set(self._templates) - reached)

    def _reachable(self, name: str) -> set[str]:
        reached: set[str] = set()
        waiting = [name]
        while waiting:
            current = waiting.pop()
            if current in reached:
                continue
            reached.add(current)
            for reference in self._references(current):
                # A name worked out at run time may be any template: then the page depends on all of them.
                waiting += list(self._templates) if reference is None else [reference]
        return reached

    def _references(self, name: str) -> tuple[str | None, ...]:
        """The templates that one names."""
        template = self._templates.get(name)
        try:
            return named_in(template.text) if template else ()
        except jinja2.TemplateSyntaxError as error:
            raise TemplateFault(self._syntax(name, error)) from None

    def render(self, view: PageView | FeedView) -> str:
        """Render a view with its template. Raises TemplateFault."""
        try:
            text = self._environment.get_template(view.template).render(page=view)
        except jinja2.TemplateSyntaxError as error:
            raise TemplateFault(self._syntax(view.template, error)) from None
        except jinja2.TemplateNotFound as error:
            span = self._span(view.template, 1)
            message = f"there is no template '{error.name}'"
            raise TemplateFault(
                Diagnostic(span, "template", Severity.ERROR, message, "put it into templates/")
            ) from None
        except Exception as error:
            raise TemplateFault(self._fault(view.template, error)) from None
        return xml_safe(text) if view.template.endswith(".xml") else text

    def _span(self, name: str, line: int) -> Span:
        template = self._templates.get(name)
        return Span(template.path if template else f"templates/{name}", line)

    def _syntax(self, name: str, error: jinja2.TemplateSyntaxError) -> Diagnostic:
        span = self._span(error.name or name, error.lineno)
        return Diagnostic(span, "template", Severity.ERROR, error.message or "cannot be read", "see the Jinja2 manual")

    def _fault(self, name: str, error: Exception) -> Diagnostic:
        line, where = 1, name
        trace = error.__traceback__
        while trace is not None:
            filename = trace.tb_frame.f_code.co_filename
            if trace.tb_frame.f_globals.get("__jinja_template__") or filename == "<template>":
                line = trace.tb_lineno
                where = trace.tb_frame.f_globals.get("name") or where
            trace = trace.tb_next
        message = f"{type(error).__name__}: {error}"
        hint = "templates see only `page`; its fields are listed in sitegen/views/shapes.py"
        return Diagnostic(self._span(where, line), "template", Severity.ERROR, message, hint)


def _environment(texts: Mapping[str, str]) -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.DictLoader(texts),
        bytecode_cache=_COMPILED,
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        # The texts are frozen; to look for newer ones costs as much as filling in a small template.
        auto_reload=False,
    )
    environment.filters["plural"] = plural
    return environment


@lru_cache(maxsize=256)
def named_in(text: str) -> tuple[str | None, ...]:
    """The templates that a template extends, includes or imports; None for one that is named at run time.

    Kept, since many pages share the layout. Raises jinja2.TemplateSyntaxError.
    """
    return tuple(meta.find_referenced_templates(_environment({}).parse(text)))


_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def xml_safe(text: str) -> str:
    """Drop the characters that XML 1.0 (section 2.2) does not allow at all."""
    return _NOT_XML.sub("", text)


def plural(count: int, one: str, many: str) -> str:
    """`1 entry`, `5 entries`, `1,204 entries`."""
    return f"{count:,} {one if count == 1 else many}"
