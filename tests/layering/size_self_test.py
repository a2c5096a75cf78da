# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Plumbline authors
"""Plants files that are just short enough and just too long; check_size.py must tell them apart."""
import contextlib
import io
import sys
import tempfile
import unittest
from pathlib import Path

import check_size


def function(length: int, head: str = "int f()", indent: str = "", tail: str = "") -> str:
    """A function whose body has `length` lines from brace to brace."""
    body = [f"{indent}    step();"] * (length - 2)
    return "\n".join([indent + head, indent + "{", *body, indent + "}" + tail]) + "\n"


def check(text: str, name: str = "core/base/planted.cpp") -> str:
    """What the check says of a tree with that one file; empty when it passes."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.parent.mkdir(parents=True)
        path.write_text(text, encoding="utf-8")
        sys.argv = ["check_size.py", folder]
        said = io.StringIO()
        with contextlib.redirect_stdout(said):
            code = check_size.main()
        return said.getvalue() if code else ""


class SizeCheck(unittest.TestCase):
    def test_files_up_to_600_lines_pass(self):
        self.assertEqual(check("// x\n" * 600), "")
        self.assertIn("601 lines", check("// x\n" * 601))
        self.assertIn("601 lines", check("# x\n" * 601, "tests/layering/planted.cmake"))

    def test_functions_up_to_80_lines_pass(self):
        self.assertEqual(check("namespace plumbline {\n" + function(80) + function(80) + "}\n"), "")
        self.assertIn("planted.cpp:3: a function of 81 lines", check("\n\n" + function(81)))

    def test_methods_in_classes_are_functions(self):
        def in_class(length):
            return "class A\n{\npublic:\n" + function(length, "A()", "    ") + "};\n"
        self.assertEqual(check(in_class(80), "ui/a.h"), "")
        self.assertIn("a function of 81 lines", check(in_class(81), "ui/a.h"))

    def test_classes_may_be_longer_than_functions(self):
        self.assertEqual(check("struct A\n{\n" + "    int a;\n" * 100 + "};\n"), "")

    def test_a_lambda_counts_with_the_function_that_holds_it(self):
        lambda_in = "int f()\n{\n    run([] {\n" + "        step();\n" * 90 + "    });\n}\n"
        self.assertIn("a function of 94 lines", check(lambda_in))

    def test_braces_in_literals_and_comments_do_not_count(self):
        self.assertIn("a function of 83 lines", check(
            'int f()\n{\n    const char* a = R"sql(\n}\n{\n)sql"; /*\n}\n*/\n' + "    step();\n" * 75 + "}\n"))

    def test_a_quotation_mark_as_a_character_does_not_swallow_code(self):
        self.assertIn("a function of 81 lines", check("const char q = '\"';\n" + function(81) + "const char r = '\"';\n"))


if __name__ == "__main__":
    unittest.main()
