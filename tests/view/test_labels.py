from hypothesis import given
from hypothesis import strategies as st

from kg.view.labels import LINE, LINES, box, width, wrap

NAMES = st.text(st.sampled_from("abc -青海省公安厅协作"), min_size=1).filter(str.strip)


@given(NAMES)
def test_lines_are_few_and_short_and_lose_nothing_unless_marked(name):
    wrapped = wrap(name)
    assert len(wrapped.split("\n")) <= LINES
    assert all(width(line) <= LINE for line in wrapped.split("\n"))
    if not wrapped.endswith("…"):
        assert "".join(wrapped.split()) == "".join(name.split())


def test_a_short_last_line_is_evened_out():
    assert wrap("新疆生产建设兵团公安局") == "新疆生产建设\n兵团公安局"


def test_an_endless_word_is_cut():
    assert wrap("x" * 500).endswith("…")


def test_a_box_holds_the_widest_line():
    assert box("青海\n公安厅", 10) == (30, 24)
