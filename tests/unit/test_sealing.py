"""Seals, paddings and signatures, for every text and every way of changing one."""

import uuid
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.sealing import (
    KeyPair,
    SealBroken,
    SealedPart,
    canonical,
    decrypt,
    encrypt,
    hkdf,
    open_padded,
    open_part,
    open_sealed,
    pad_text,
    padme,
    pseudonym,
    seal_padded,
    seal_part,
    seal_part_to,
    seal_to,
    sign,
    signature_holds,
    unpad_text,
    verify_half,
)

TIP, PART = uuid.UUID(int=1), uuid.UUID(int=2)
PAIR = KeyPair.make()
texts = st.binary(max_size=3000)


def sealed_both_ways(text: bytes) -> tuple[SealedPart, SealedPart]:
    return (
        seal_part(PAIR.private, TIP, PART, "text", text),
        seal_part_to(PAIR.public, TIP, PART, "text", text),
    )


@given(texts)
def test_a_part_opens_with_the_tip_key_as_it_was(text: bytes) -> None:
    for sealed in sealed_both_ways(text):
        assert open_part(PAIR.private, TIP, PART, "text", sealed) == text


@given(texts, st.data())
def test_a_part_changed_in_any_bit_does_not_open(text: bytes, data: st.DataObject) -> None:
    for sealed in sealed_both_ways(text):
        place = data.draw(st.integers(0, len(sealed.ciphertext) - 1))
        bit = data.draw(st.integers(0, 7))
        changed = bytearray(sealed.ciphertext)
        changed[place] ^= 1 << bit
        with pytest.raises(SealBroken):
            open_part(PAIR.private, TIP, PART, "text", replace(sealed, ciphertext=bytes(changed)))


@given(texts)
def test_a_part_moved_to_another_tip_place_or_kind_does_not_open(text: bytes) -> None:
    other = uuid.UUID(int=3)
    for sealed in sealed_both_ways(text):
        for tip, part, kind in ((other, PART, "text"), (TIP, other, "text"), (TIP, PART, "note")):
            with pytest.raises(SealBroken):
                open_part(PAIR.private, tip, part, kind, sealed)
        with pytest.raises(SealBroken):
            open_part(KeyPair.make().private, TIP, PART, "text", sealed)


@given(texts, texts)
def test_texts_of_like_length_look_alike(one: bytes, other: bytes) -> None:
    sizes = {len(pad_text(text)) for text in (one, other)}
    assert all(size % 256 == 0 and (size // 256).bit_count() == 1 for size in sizes)
    assert unpad_text(pad_text(one)) == one
    if max(len(one), len(other)) <= 252:
        assert len(sizes) == 1


@pytest.mark.parametrize(
    ("length", "size"), [(0, 256), (252, 256), (253, 512), (508, 512), (509, 1024), (5000, 8192)]
)
def test_text_is_padded_to_256_times_a_power_of_two(length: int, size: int) -> None:
    assert len(pad_text(bytes(length))) == size


@given(st.integers(0, 10**9))
def test_media_sizes_are_rounded_up_by_an_eighth_at_most(length: int) -> None:
    size = padme(length)
    assert length <= size <= length * 1.12 + 1
    assert padme(size) == size


@given(texts)
def test_a_payload_opens_only_with_the_private_half(text: bytes) -> None:
    sealed = seal_padded(PAIR.public, text)
    assert open_padded(PAIR.private, sealed) == text
    with pytest.raises(SealBroken):
        open_padded(KeyPair.make().private, sealed)


@given(texts, texts)
def test_associated_data_binds(text: bytes, context: bytes) -> None:
    key = hkdf(b"secret", label="test")
    sealed = encrypt(key, text, context=context)
    assert decrypt(key, sealed, context=context) == text
    with pytest.raises(SealBroken):
        decrypt(key, sealed, context=context + b"x")


@given(st.lists(texts), st.lists(texts))
def test_no_two_lists_have_one_canonical_form(one: list[bytes], other: list[bytes]) -> None:
    assert (canonical(*one) == canonical(*other)) is (one == other)


@given(st.lists(texts, max_size=4))
def test_a_signature_is_of_one_label_one_key_and_these_fields(fields: list[bytes]) -> None:
    seed = bytes(range(32))
    signature = sign(seed, "label", fields)
    verify = verify_half(seed)
    assert signature_holds(verify, "label", fields, signature)
    assert not signature_holds(verify, "other", fields, signature)
    assert not signature_holds(verify, "label", [*fields, b""], signature)
    assert not signature_holds(verify_half(bytes(32)), "label", fields, signature)
    assert not signature_holds(verify, "label", fields, signature[:-1])


def test_a_seal_of_another_scheme_is_refused() -> None:
    with pytest.raises(SealBroken):
        open_sealed(PAIR.private, b"\x09" + seal_to(PAIR.public, b"text")[1:])
    with pytest.raises(SealBroken):
        decrypt(bytes(32), b"\x09" + encrypt(bytes(32), b"text", context=b"")[1:], context=b"")


def test_one_secret_gives_unlike_keys_and_names_for_unlike_uses() -> None:
    assert hkdf(b"s", label="a") != hkdf(b"s", label="b")
    assert hkdf(b"s", label="a", salt=b"1") != hkdf(b"s", label="a", salt=b"2")
    names = {pseudonym(b"s", label, "U1") for label in ("conversation", "rate", "block", "officer")}
    assert len(names) == 4
    assert pseudonym(b"s", "rate", "U1", "2026-11-21") != pseudonym(b"s", "rate", "U12026-11-21")
