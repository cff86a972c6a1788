"""Edge: `sitegen` and `python -m sitegen`. A build with nothing to do ends here, without any heavy import."""

from __future__ import annotations

import sys
import time

from sitegen.fresh import nothing_to_do


def main() -> None:
    """Run the command line. Exits with 0 fine, 1 problems in content, 2 wrong use, 3 the system."""
    said = nothing_to_do(sys.argv[1:], started=time.monotonic())
    if said is not None:
        sys.stderr.write(f"{said}\n")
        return
    from sitegen.cli import main as run

    run()


if __name__ == "__main__":
    main()
