"""Print the README's first two shell commands, so that they are run as they are written."""

import re
import sys
from pathlib import Path

blocks = re.findall(r"^```sh\n(.*?)^```", Path(sys.argv[1]).read_text("utf-8"), re.MULTILINE | re.DOTALL)
commands = [line for block in blocks for line in block.splitlines() if line.strip()][:2]
if len(commands) != 2:
    sys.exit("README.md: expected two commands in its first ```sh blocks")
print("\n".join(commands))
