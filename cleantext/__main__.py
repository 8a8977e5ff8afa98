"""``python -m cleantext`` and the ``cleantext`` command, which says so when another ``cleantext`` is in the way.

The distribution ``clean-text`` installs a top-level package of the same name; with both in one environment, parts
of the wrong one may be imported.
"""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line, or exit with code 2 and name the foreign package."""
    import cleantext

    if not hasattr(cleantext, "Cleaner"):
        where = getattr(cleantext, "__file__", None) or "unknown place"
        sys.stderr.write(
            f"cleantext: the package imported as 'cleantext' is not cleantext-article but another one ({where}).\n"
            "The distributions 'clean-text' and 'cleantext' cannot share an environment with 'cleantext-article':\n"
            "pip uninstall clean-text cleantext; pip install --force-reinstall cleantext-article\n"
        )
        sys.exit(2)
    from cleantext.cli import cli

    cli()


if __name__ == "__main__":
    main()
