"""What was told survives its seal as it was, and nothing else is read as told."""

from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.model import Service, Workplace
from intake.sealing import SealBroken
from intake.told import ToldAnswers, ToldText

names = st.text(max_size=20)


@given(st.text(), names, st.integers(0, 50))
def test_a_text_is_kept_as_written(text: str, topic: str, place: int) -> None:
    told = ToldText(text, topic, place)
    assert ToldText.from_bytes(told.to_bytes()) == told


@given(
    st.dictionaries(names, st.lists(names).map(tuple)),
    st.dictionaries(st.uuids(), names),
    st.none() | st.sampled_from(Workplace),
    st.none() | st.sampled_from(Service),
    st.booleans(),
)
def test_answers_are_kept_with_who_must_not_see_them(
    answers: dict[str, tuple[str, ...]],
    topics: dict[UUID, str],
    workplace: Workplace | None,
    service: Service | None,
    hidden: bool,  # noqa: FBT001 - Hypothesis gives it
) -> None:
    told = ToldAnswers(answers, topics, "45", hidden, not hidden, workplace, service)
    assert ToldAnswers.from_bytes(told.to_bytes()) == told


@given(st.binary(max_size=60))
def test_other_bytes_are_broken_and_no_crash(data: bytes) -> None:
    for kind in (ToldText, ToldAnswers):
        with pytest.raises(SealBroken):
            kind.from_bytes(data)


def test_answers_without_a_field_are_broken() -> None:
    with pytest.raises(SealBroken):
        ToldAnswers.from_bytes(b'{"answers":{},"topics":{}}')
    assert ToldAnswers(topics={uuid4(): "pictures"}).to_bytes()
