"""An encoder of JSON bodies that owes nothing to botocore's, in several legal styles."""

import base64
import dataclasses
import json

from oraclelib import stamps

# Members that no model has: a client skips them whatever they hold.
UNKNOWN = (
    '"ZzUnknown":{"a":[1,-2.5e-3,{"b":null}],"c":"x\\u00e9\\n\\"}]"}',
    '"zz_unknown":[[],{},true,false,null,""]',
)


@dataclasses.dataclass
class JsonWire:
    """How one body is written."""

    gap: str = ''
    escape_all: bool = False
    ascii_only: bool = False
    extras: bool = False
    turn: int | None = None


STYLES = {
    'compact': JsonWire(),
    'spaced': JsonWire(gap=' \r\n\t ', ascii_only=True),
    'escaped': JsonWire(escape_all=True),
    'extras': JsonWire(gap=' ', extras=True),
}


def styled(name, turn=None):
    """Return a named style, with timestamps that start at a turn."""
    return dataclasses.replace(STYLES[name], turn=turn)


class JsonWriter:
    """Writes a value of a shape as JSON text."""

    def __init__(self, wire):
        """Take the style of the text."""
        self._wire = wire
        self._stamps = stamps.Stamps(wire.turn)

    def value(self, shape, value):
        """Return the text of a value."""
        write = getattr(self, f'_{shape.type_name}', None)
        return write(shape, value) if write else json.dumps(value)

    def members(self, shape, value, extra=()):
        """Return an object's text: the members of value, before them whole members that are text already."""
        written = list(extra)
        for name, member in shape.members.items():
            key = json.dumps(member.serialization.get('name', name))
            if name in value:
                written.append(self._pair(key, self.value(member, value[name])))
            elif self._wire.extras:
                written.append(self._pair(key, 'null'))
        if self._wire.extras:
            # Backwards, so that a decoder which expects the model's order finds it nowhere.
            written = [UNKNOWN[0], *reversed(written), UNKNOWN[1]]
        return self._wrap('{', written, '}')

    _structure = members

    def _pair(self, key, text):
        return f'{key}{self._wire.gap}:{self._wire.gap}{text}'

    def _wrap(self, begin, parts, end):
        gap = self._wire.gap
        return begin + gap + f'{gap},{gap}'.join(parts) + gap + end

    def _list(self, shape, value):
        return self._wrap('[', [self.value(shape.member, item) for item in value], ']')

    def _map(self, shape, value):
        parts = [self._pair(self._string(shape.key, key), self.value(shape.value, item)) for key, item in value.items()]
        return self._wrap('{', parts, '}')

    def _string(self, _shape, value):
        if self._wire.escape_all:
            units = value.encode('utf-16-be')
            codes = (int.from_bytes(units[i : i + 2], 'big') for i in range(0, len(units), 2))
            return '"' + ''.join(f'\\u{code:04X}' for code in codes) + '"'
        return json.dumps(value, ensure_ascii=self._wire.ascii_only).replace('/', '\\/' if self._wire.extras else '/')

    _character = _string

    def _blob(self, shape, value):
        return self._string(shape, base64.b64encode(value).decode('ascii'))

    def _timestamp(self, shape, value):
        text = self._stamps.text(shape, value, 'unixtimestamp')
        if shape.serialization.get('timestampFormat', 'unixtimestamp') == 'unixtimestamp':
            return text
        return json.dumps(text)
