"""Labs are found by what a person calls them."""

import pytest

from authoring.labs import find_labs


def test_labs_are_found_by_number_and_name():
    assert find_labs(["3"]) == find_labs(["03"]) == find_labs(["forward"])
    with pytest.raises(LookupError, match="There is no lab '77'"):
        find_labs(["77"])
