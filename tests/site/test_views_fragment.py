"""The end of an address that leads a browser to words in a mail."""

import pytest

from bootpath.views.fragment import linked, text_fragment


@pytest.mark.parametrize(
    ("quote", "fragment"),
    [
        ("not like this please", "not%20like,this%20please"),
        ("one two three four five six seven", "one%20two%20three,five%20six%20seven"),
        ("well-known, R&D", "well%2Dknown%2C,R%26D"),
        ("the start [...] and the very end of it", "the%20start,end%20of%20it"),
        ("Hooray", "Hooray"),
        ("日本 語", "%E6%97%A5%E6%9C%AC,%E8%AA%9E"),
    ],
)
def test_a_fragment_is_a_range_with_its_own_signs_encoded(quote: str, fragment: str) -> None:
    assert text_fragment(quote) == "#:~:text=" + fragment


def test_a_fragment_follows_one_that_the_address_has() -> None:
    assert linked("https://x.example/1", "a b") == "https://x.example/1#:~:text=a,b"
    assert linked("https://x.example/1#m2", "a b") == "https://x.example/1#m2:~:text=a,b"
    assert linked("https://x.example/1", "[...]") == "https://x.example/1"
