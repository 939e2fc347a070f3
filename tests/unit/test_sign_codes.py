"""Codes that hang on walls: typed by hand, read from photographs, never misread."""

from hypothesis import given
from hypothesis import strategies as st

from qr.codes import ALPHABET, check_character, find_code, is_code, make_code

BODIES = st.text(alphabet=ALPHABET, min_size=5, max_size=5)


def test_the_example_of_the_handbook_is_a_code() -> None:
    assert is_code("45K7M8")


def test_made_codes_are_codes_and_differ() -> None:
    made = {make_code() for _ in range(50)}
    assert all(is_code(code) for code in made)
    assert len(made) > 45


@given(BODIES, st.integers(0, 5), st.sampled_from(ALPHABET))
def test_one_wrong_character_is_always_found(body: str, place: int, wrong: str) -> None:
    code = body + check_character(body)
    changed = code[:place] + wrong + code[place + 1 :]
    assert is_code(changed) == (changed == code)


@given(BODIES, st.integers(0, 4))
def test_two_swapped_neighbours_are_found_but_for_the_pair_luhn_cannot_tell(
    body: str, place: int
) -> None:
    code = body + check_character(body)
    swapped = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
    blind = {code[place], code[place + 1]} == {ALPHABET[0], ALPHABET[-1]}
    assert is_code(swapped) == (swapped == code or blind)


def test_a_code_is_found_in_a_greeting_also_in_small_letters() -> None:
    assert find_code("สวัสดี 45K7M8") == "45K7M8"
    assert find_code("สวัสดี45k7m8ค่ะ") == "45K7M8"


def test_other_texts_hold_no_code() -> None:
    for text in ("", "สวัสดี", "45K7M9", "X45K7M8", "45K7M80", "ABCDEF", "0OIL1U"):
        assert find_code(text) is None
