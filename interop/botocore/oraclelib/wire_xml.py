"""An encoder of query-protocol XML bodies that owes nothing to botocore's, in several legal styles."""

import base64
import dataclasses

from oraclelib import stamps

UNKNOWN = '<ZzUnknown kind="new"><member>1</member><!-- <Path>no</Path> --><Path>/no/</Path></ZzUnknown>'

PROLOG = '<?xml version="1.0" encoding="UTF-8"?>\n<!-- & < are free here -->\n'


@dataclasses.dataclass
class XmlWire:
    """How one body is written."""

    gap: str = ''
    text: str = 'minimal'
    extras: bool = False
    prefix: str = ''
    self_close: bool = True
    turn: int | None = None


STYLES = {
    'compact': XmlWire(),
    'spaced': XmlWire(gap='\r\n\t ', self_close=False),
    'escaped': XmlWire(text='references'),
    'cdata': XmlWire(text='cdata'),
    'extras': XmlWire(gap='\n', extras=True, text='named'),
    'prefixed': XmlWire(prefix='q:'),
    'comments': XmlWire(text='comments'),
}


def styled(name, turn=None):
    """Return a named style, with timestamps that start at a turn."""
    return dataclasses.replace(STYLES[name], turn=turn)


def legal(text):
    """Return the text without the characters that XML 1.0 has no way to write."""
    ranges = (('\t', '\n'), ('\r', '\r'), (' ', '\ud7ff'), ('\ue000', '\ufffd'), ('\U00010000', '\U0010ffff'))
    return ''.join(c for c in text if any(first <= c <= last for first, last in ranges))


def escaped(text):
    """Return the text with what would be markup, or be changed by a parser, as references."""
    return text.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;').replace('\r', '&#xD;')


class XmlWriter:
    """Writes a value of a shape as XML text."""

    def __init__(self, wire):
        """Take the style of the text."""
        self._wire = wire
        self._stamps = stamps.Stamps(wire.turn)

    def document(self, name, namespace, content):
        """Return a whole document around content; only the root says the namespace."""
        prefix = self._wire.prefix
        xmlns = f'xmlns:{prefix[:-1]}' if prefix else 'xmlns'
        prolog = PROLOG if self._wire.extras else ''
        return f'{prolog}<{prefix}{name} {xmlns}="{namespace}">{content}{self._wire.gap}</{prefix}{name}>\n'

    def element(self, name, content, leaf=False):
        """Return an element; content that is other elements is followed by the style's white space."""
        gap, tag = self._wire.gap, self._wire.prefix + name
        if not content and self._wire.self_close:
            return f'{gap}<{tag}/>'
        inner = '' if leaf or not content else gap
        return f'{gap}<{tag}>{content}{inner}</{tag}>'

    def text(self, value):
        """Return character data."""
        if self._wire.text == 'references':
            return ''.join(f'&#{ord(c)};' if i % 2 else f'&#x{ord(c):X};' for i, c in enumerate(value))
        if self._wire.text == 'cdata':
            # A parser turns a bare carriage return into a line feed, and CDATA has no escape for it.
            parts = value.replace(']]>', ']]]]><![CDATA[>').split('\r')
            return '&#13;'.join(f'<![CDATA[{part}]]>' for part in parts)
        if self._wire.text == 'comments' and value:
            # What is no character data does not end the text around it.
            return f'{escaped(value[:1])}<!-- {escaped(value)} -->{escaped(value[1:2])}<?skip?>{escaped(value[2:])}'
        text = escaped(value)
        if self._wire.text == 'named':
            text = text.replace('"', '&quot;').replace("'", '&apos;')
        return text

    def value(self, shape, value):
        """Return the content of the element that holds a value."""
        return getattr(self, f'_{shape.type_name}')(shape, value)

    def named(self, name, shape, value):
        """Return the element or elements of a member."""
        if shape.serialization.get('flattened'):
            raise NotImplementedError(f'{name} is flattened, which no query service under test has')
        leaf = shape.type_name not in ('structure', 'list', 'map')
        return self.element(name, self.value(shape, value), leaf)

    def _structure(self, shape, value):
        written = [
            self.named(member.serialization.get('name', name), member, value[name])
            for name, member in shape.members.items()
            if name in value
        ]
        if self._wire.extras:
            written = [UNKNOWN, *reversed(written), '<!-- end -->', '<?skip this?>']
        return ''.join(written)

    def _list(self, shape, value):
        name = shape.member.serialization.get('name', 'member')
        return ''.join(self.named(name, shape.member, item) for item in value)

    def _map(self, shape, value):
        key_name = shape.key.serialization.get('name', 'key')
        value_name = shape.value.serialization.get('name', 'value')
        entries = []
        for key, item in value.items():
            pair = self.named(key_name, shape.key, key) + self.named(value_name, shape.value, item)
            entries.append(self.element('entry', pair))
        return ''.join(entries)

    def _string(self, _shape, value):
        return self.text(value)

    _character = _string

    def _blob(self, _shape, value):
        return self.text(base64.b64encode(value).decode('ascii'))

    def _timestamp(self, shape, value):
        return self.text(self._stamps.text(shape, value, 'iso8601'))

    def _boolean(self, _shape, value):
        return self.text('true' if value else 'false')

    def _integer(self, _shape, value):
        return self.text(str(value))

    _long = _integer
    _float = _integer
    _double = _integer
