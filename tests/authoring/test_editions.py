"""The two editions of a lab: what is blanked, folded, kept, and the same on every build."""

import ast
import textwrap

import nbformat
import pytest

from authoring.editions import (
    SourceError,
    claims,
    solved_edition,
    student_edition,
    to_text,
)


def source(code: str) -> str:
    return "# %%\n" + textwrap.dedent(code).strip() + "\n"


def both(code: str) -> tuple[str, str]:
    text = source(code)
    return student_edition(text).cells[0].source, solved_edition(text).cells[0].source


def test_a_function_body_is_blanked():
    student, solved = both('''
        def double(x):
            """Twice x."""
            ### BEGIN SOLUTION
            two = 2
            return two * x
            ### END SOLUTION
    ''')
    assert student == 'def double(x):\n    """Twice x."""\n    ...  # your code here'
    assert solved == 'def double(x):\n    """Twice x."""\n    two = 2\n    return two * x'


@pytest.mark.parametrize("indent", ["", "    ", "        ", " " * 12])
def test_an_expression_is_blanked_at_any_indentation(indent):
    heads = ["def f(x):", "    for i in x:", "        if i:"]
    opening = "".join(head + "\n" for head in heads[: len(indent) // 4])
    code = (
        f"{opening}{indent}z = (\n{indent}    ### BEGIN SOLUTION\n{indent}    x @ w + b\n"
        f"{indent}    ### END SOLUTION\n{indent})\n{indent}a = 1"
    )
    text = "# %%\n" + code
    student, solved = student_edition(text).cells[0].source, solved_edition(text).cells[0].source
    assert student == f"{opening}{indent}z = ...  # your code here\n{indent}a = 1"
    assert solved == f"{opening}{indent}z = x @ w + b\n{indent}a = 1"
    ast.parse(student), ast.parse(solved)


def test_a_long_expression_keeps_its_brackets():
    student, solved = both("""
        answer = (
            ### BEGIN SOLUTION
            [layer
             for layer in layers]
            ### END SOLUTION
        )
    """)
    assert student == "answer = ...  # your code here"
    assert ast.unparse(ast.parse(solved)) == "answer = [layer for layer in layers]"


def test_several_answers_in_one_cell():
    student, solved = both("""
        a = (
            ### BEGIN SOLUTION
            1
            ### END SOLUTION
        )
        b = a + 1
        ### BEGIN SOLUTION
        c = 3
        ### END SOLUTION
    """)
    assert student == "a = ...  # your code here\nb = a + 1\n...  # your code here"
    assert solved == "a = 1\nb = a + 1\nc = 3"


@pytest.mark.parametrize(
    "code",
    [
        "### BEGIN SOLUTION\nx = 1",
        "x = 1\n### END SOLUTION",
        "### BEGIN SOLUTION\n### BEGIN SOLUTION\nx = 1\n### END SOLUTION",
    ],
)
def test_a_marker_without_partner_is_refused(code):
    with pytest.raises(SourceError, match="partner"):
        student_edition(source(code))


def test_what_happened_is_folded_for_students_only():
    text = "# %% [markdown]\n# **What happened.** The output is 0.73.\n"
    student = student_edition(text).cells[0].source
    assert student.startswith("<details><summary>What happened</summary>\n\nThe output is 0.73.")
    assert solved_edition(text).cells[0].source == "**What happened.** The output is 0.73."


def test_claims_are_listed_and_leave_no_trace():
    text = "# %% [markdown]\n# It is deaf. <!-- claim: deaf -->\n# <!-- claim: loud -->\n"
    assert claims(text) == ["deaf", "loud"]
    for edition in (student_edition(text), solved_edition(text)):
        assert edition.cells[0].source == "It is deaf."


def test_a_claim_in_a_list_leaves_no_empty_line():
    text = "# %% [markdown]\n# - It is deaf.\n#   <!-- claim: deaf -->\n# - It is loud.\n"
    assert claims(text) == ["deaf"]
    assert solved_edition(text).cells[0].source == "- It is deaf.\n- It is loud."


def test_a_claim_that_is_torn_in_two_is_refused():
    with pytest.raises(SourceError, match="is one line"):
        student_edition("# %% [markdown]\n# It is deaf. <!-- claim:\n# deaf -->\n")


def test_a_hint_comes_from_the_registry():
    text = "# %% [markdown]\n# <!-- hint: weighted_sum -->\n"
    from utils.checks.registry import find

    assert find("weighted_sum").hint in student_edition(text).cells[0].source
    with pytest.raises(SourceError, match="no exercise called 'wieghted_sum'"):
        student_edition(text.replace("weighted", "wieghted"))


def test_editions_are_valid_notebooks_with_the_same_bytes_each_time():
    text = "# %% [markdown]\n# # Überschrift\n\n# %%\nx = 1\n\n# %%\nx = 1\n"
    one, two = student_edition(text), student_edition(text)
    assert to_text(one) == to_text(two)
    assert "Überschrift" in to_text(one)
    nbformat.validate(one)
    ids = [cell.id for cell in one.cells]
    assert len(set(ids)) == 3
    assert ids == [cell.id for cell in solved_edition(text).cells]


def test_a_cell_keeps_its_id_when_another_is_put_before_it():
    before = student_edition("# %%\nx = 1\n")
    after = student_edition("# %%\ny = 2\n\n# %%\nx = 1\n")
    assert before.cells[0].id == after.cells[1].id
