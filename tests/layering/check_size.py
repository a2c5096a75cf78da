# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Plumbline authors
"""check_size.py FOLDER [FILE...]: fails when a file has more than 600 lines or a function more than 80.

Without FILEs: every source file below FOLDER's app, core, tests and ui (C++) and its CMake, Python and shell files.
The layout is clang-format's, so a body opens with a brace alone on its line and closes with one at the same indentation;
a class closes with "};" and is told apart by that. A function's length is counted from brace to brace, both included.
"""
import re
import sys
from pathlib import Path

MAX_FILE_LINES = 600
MAX_FUNCTION_LINES = 80
CPP = {".cpp", ".h"}
SCRIPTS = {".cmake", ".py", ".sh"}
SOURCE_FOLDERS = ("app", "cmake", "core", "packaging", "tests", "ui")
TOP_FILES = ("start", "check", "CMakeLists.txt")

COMMENT_OR_STRING = re.compile(
    r'//[^\n]*|/\*.*?\*/|R"([^()\\\s]{0,16})\(.*?\)\1"|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])+\'', re.DOTALL)


def without_text(source: str) -> list[str]:
    """The lines with comments and literals blanked, so that no brace in them counts; line numbers stay."""
    return COMMENT_OR_STRING.sub(lambda found: re.sub(r"[^\n]", " ", found.group()), source).split("\n")


def functions(source: str):
    """Yields (line number of the name, number of lines) for every function body, also those in classes."""
    lines = without_text(source)
    for start, line in enumerate(lines):
        if line.strip() != "{":
            continue
        indent = line[: line.index("{")]
        for end in range(start + 1, len(lines)):
            if lines[end].startswith(indent + "}"):
                if lines[end].strip() == "}":
                    yield max(start, 1), end - start + 1
                break


def faults(path: Path, name: str):
    source = path.read_text(encoding="utf-8")
    count = source.count("\n") + (0 if source.endswith("\n") or not source else 1)
    if count > MAX_FILE_LINES:
        yield f"{name}: {count} lines (at most {MAX_FILE_LINES}): split it by idea"
    if path.suffix in CPP:
        for line, length in functions(source):
            if length > MAX_FUNCTION_LINES:
                yield f"{name}:{line}: a function of {length} lines (at most {MAX_FUNCTION_LINES}): split it by idea"


def sources(root: Path):
    for folder in SOURCE_FOLDERS:
        for path in sorted((root / folder).rglob("*")):
            if path.is_file() and (path.suffix in CPP | SCRIPTS or path.name == "CMakeLists.txt"):
                yield path
    yield from (root / name for name in TOP_FILES if (root / name).is_file())


def main() -> int:
    if len(sys.argv) < 2 or not Path(sys.argv[1]).is_dir():
        print(__doc__, file=sys.stderr)
        return 2
    root = Path(sys.argv[1])
    paths = [Path(name) for name in sys.argv[2:]] or list(sources(root))
    found = [fault for path in paths for fault in faults(path, path.relative_to(root).as_posix()
                                                         if path.is_relative_to(root) else path.as_posix())]
    print("\n".join(found) if found else f"{len(paths)} files, none too long.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
