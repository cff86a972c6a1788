"""Edge: `sitegen` and `python -m sitegen`. A build with nothing to do ends here, without any heavy import."""

from __future__ import annotations

import gc
import sys
import time

from sitegen.fresh import nothing_to_do, request_of


def main() -> None:
    """Run the command line. Exits with 0 fine, 1 problems in content, 2 wrong use, 3 the system."""
    request = request_of(sys.argv[1:])
    if request is None:
        from sitegen.cli import main as run

        run()
        return
    said = nothing_to_do(request, started=time.monotonic())
    if said is not None:
        sys.stderr.write(f"{said}\n")
        return
    # Few of the values of a build are ever in a circle: looking for circles less often saves a twentieth of the time.
    gc.set_threshold(100_000, 20, 20)
    from sitegen import console

    sys.exit(console.run(request))


if __name__ == "__main__":
    main()
