"""`sitegen admin`: a form in the browser for editors without a terminal."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sitegen.commands.options import CONTEXT, UsageError, root_option, usage

if TYPE_CHECKING:
    from sitegen.editing.page import Backend


@click.command(context_settings=CONTEXT)
@root_option
@click.option(
    "--backend",
    type=click.Choice(["github", "local"]),
    default="local",
    show_default=True,
    help="Where saved entries go: commits at GitHub, or decap-server on this machine.",
)
@click.option("--repo", metavar="OWNER/NAME", help="Repository at GitHub.")
@click.option("--branch", default="main", show_default=True, help="Branch that saved entries go to.")
@click.option("--login", metavar="URL", help="Service that logs editors in at GitHub.  [default: Netlify's]")
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder to write to.  [default: admin, beside content/]",
)
@click.option(
    "--decap",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Copy of decap-cms.js to use, instead of loading it from unpkg.com.",
)
@click.option("--serve", "serving", is_flag=True, help="Write nothing; serve the form, and save into content/.")
@click.option("--port", type=click.IntRange(1, 65535), default=8001, show_default=True, help="First port to try.")
def admin(
    root: Path,
    backend: str,
    repo: str | None,
    branch: str,
    login: str | None,
    output: Path | None,
    decap: Path | None,
    serving: bool,
    port: int,
) -> None:
    """Write a form for editors to admin/, or serve it here: Decap CMS, made from the field tables and registers.

    \b
    Example:
      sitegen admin --serve
      sitegen admin --backend github --repo example/digest
    """
    from sitegen import console
    from sitegen.editing.page import Backend
    from sitegen.editing_server import API

    root = root.resolve()
    if not (root / "content").is_dir():
        raise UsageError(f"there is no folder content/ in {root}; give the site's folder with --root")
    with usage(), console.system_errors():
        if serving:
            _refuse_with_serve(backend, repo, output)
            _serve(root, Backend(proxy=API), decap, port)
        else:
            _write(root, _backend(backend, repo, branch, login), output or root / "admin", decap)


def _refuse_with_serve(backend: str, repo: str | None, output: Path | None) -> None:
    if backend == "github" or repo or output:
        raise UsageError("--serve saves into content/ here; it goes with neither GitHub nor --output")


def _backend(backend: str, repo: str | None, branch: str, login: str | None) -> Backend:
    import re

    from sitegen.editing.page import Backend

    if backend == "local":
        if repo or login:
            raise UsageError("--repo and --login go with --backend github")
        return Backend(branch=branch)
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9-]*/[A-Za-z0-9._-]+", repo or ""):
        raise UsageError("say which repository: --repo OWNER/NAME")
    if login and not re.fullmatch(r"https://[^\s\"'<>]+", login):
        raise UsageError("--login should be an address that begins with https://")
    return Backend(repo or "", branch, login or "")


def _files(root: Path, backend: Backend, decap: bytes | None) -> dict[str, bytes]:
    """Name -> content of every file of the form. Raises UsageError when the settings or registers cannot be read."""
    from importlib.resources import files as packaged

    from sitegen import report
    from sitegen.config import read_config
    from sitegen.diagnostics import Findings
    from sitegen.editing import page
    from sitegen.fingerprints import digest
    from sitegen.model import Source
    from sitegen.registers import read_registers

    found = Findings()

    def source(path: Path) -> Source:
        content = path.read_bytes()
        return Source(path.relative_to(root).as_posix(), content, digest(content))

    settings = root / "content/site.yaml"
    config = read_config(source(settings) if settings.is_file() else None, found)
    registers = read_registers(map(source, sorted((root / "content/registers").glob("*.yaml"))), found)
    if report.errors_of(found.items):
        first = report.as_text(report.errors_of(found.items)[:1])
        raise UsageError(f"the settings or registers have errors; sitegen check lists them all\n{first}")
    made = page.files(config, registers, backend, local_copy=decap is not None)
    scripts = {name: (packaged("sitegen.editing") / name).read_bytes() for name in page.SCRIPTS}
    copy = {page.DECAP_FILE: decap} if decap is not None else {}
    return {name: text.encode() for name, text in made.items()} | scripts | copy


def _decap(file: Path | None) -> bytes | None:
    """A copy of Decap, which must be the version that we know."""
    import base64
    import hashlib

    from sitegen.editing.page import DECAP_INTEGRITY, DECAP_VERSION

    if file is None:
        return None
    content = file.read_bytes()
    if "sha384-" + base64.b64encode(hashlib.sha384(content).digest()).decode() != DECAP_INTEGRITY:
        raise UsageError(
            f"{file} is not dist/decap-cms.js of Decap CMS {DECAP_VERSION}; "
            f"get it with: npm pack decap-cms@{DECAP_VERSION}"
        )
    return content


def _write(root: Path, backend: Backend, output: Path, decap: Path | None) -> None:
    _refuse_output(root, output.absolute())
    files = _files(root, backend, _decap(decap))
    output.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (output / name).write_bytes(content)
    click.echo(f"The form is in {output}: {', '.join(files)}")
    click.echo("It is made from the registers: write it anew when they change, and keep it out of Git: /admin/")


def _refuse_output(root: Path, output: Path) -> None:
    if output == root or any(output.is_relative_to(root / name) for name in ("content", "templates", "assets")):
        raise UsageError(f"{output} is where the site itself is; choose another --output")
    index = output / "index.html"
    if index.exists() and "fields.js" not in index.read_text("utf-8", "replace"):
        raise UsageError(f"{output} holds a page that is not this form's; choose another --output")


def _serve(root: Path, backend: Backend, decap: Path | None, port: int) -> None:
    from sitegen.editing_server import application, serve
    from sitegen.preview.ports import bind

    copy = _decap(decap)

    shown = _files(root, backend, copy)

    def files() -> Mapping[str, bytes]:
        nonlocal shown
        # A register that is being edited may be wrong for a while; the form then stays as it was.
        with contextlib.suppress(UsageError, OSError):
            shown = _files(root, backend, copy)
        return shown

    sockets = bind("127.0.0.1", port)
    address = f"http://127.0.0.1:{sockets[0].getsockname()[1]}/"
    serve(sockets, application(root, files), lambda: click.echo(f"Form at {address} (stop with Ctrl+C)"))
