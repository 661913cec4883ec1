"""The styles in which values are made: how many members, which characters, which numbers."""

import dataclasses
import datetime

UTC = datetime.timezone.utc

# Characters that some layer between a member and the wire treats specially, by the layer they trouble. Every text of a
# style carries all of its characters, so that each member, wherever it is bound, meets each of them.
TEXTS = {
    'delimiters': "a/b?c#d[e]@f!g$h&i'j(k)l*m+n,o;p=q:r|s^t`u{v}w~x",
    'escapes': '100% %2F %2f %zz "q" \\ \\n <t a=\'1\'>&amp;&#65;]]> +plus',
    'unicode': 'é ß 漢字 Ω \u2028 \ufeff e\u0301 \ud7ff \ue000 \uffef 😀 \U00010000 \U0010fffd',
    'control': ' \t\r\n\r\n \x00\x01\x08\x0b\x0c\x1b\x1f\x7f\x80\x85\xa0\u200b ',
}

# Texts that are nothing but special: a path segment that a URL library may resolve, and white space.
BARE = ('.', '..', ' ', '...')


@dataclasses.dataclass(frozen=True)
class Style:
    """One way of making values; the defaults are harmless."""

    everything: bool = True
    text: str = ''
    bare: bool = False
    empty: bool = False
    numbers: str = 'middle'
    boolean: bool = True
    length: int = 2
    moment: datetime.datetime = datetime.datetime(2023, 5, 6, 7, 8, 9, 250_000, UTC)
    future_enums: bool = False


MINIMAL = Style(everything=False, length=1)
MAXIMAL = Style()
EMPTY = Style(empty=True, length=0)
HIGH = Style(numbers='high', moment=datetime.datetime(9999, 12, 31, 23, 59, 59, 0, UTC))
LOW = Style(numbers='low', boolean=False, moment=datetime.datetime(1969, 12, 31, 23, 59, 58, 750_000, UTC))
FUTURE = Style(future_enums=True)
BARE_TEXT = Style(bare=True)


def text_styles():
    """Return the styles of difficult text by name."""
    styles = {f'text-{name}': Style(text=text) for name, text in TEXTS.items()}
    styles['text-bare'] = BARE_TEXT
    return styles
