"""Values made from the model: no two texts of one value are alike, so that members which change places show."""

from oraclelib import styles

WIDTHS = {'integer': 31, 'long': 63}

# A structure may hold itself; this many of one name are nested, then it is left out.
NESTING = 2


class Synth:
    """Makes values of shapes in one style."""

    def __init__(self, style, legal=lambda text: text):
        """Take the style, and a function that takes out of a text what the protocol cannot carry."""
        self._style = style
        self._legal = legal
        self._made = 0
        self._open = []

    def value(self, shape):
        """Return a value of the shape."""
        return getattr(self, f'_{shape.type_name}')(shape)

    def _next(self):
        self._made += 1
        return self._made

    def _structure(self, shape):
        self._open.append(shape.name)
        members = {}
        for name, member in shape.members.items():
            required = name in shape.required_members
            if self._left_out(member) or not (required or self._style.everything):
                continue
            members[name] = self.value(member)
        self._open.pop()
        return members

    def _left_out(self, member):
        if self._open.count(member.name) >= NESTING:
            return True
        # A token that the caller leaves out is the client's to make; only a maximal value brings its own.
        return bool(member.metadata.get('idempotencyToken')) and not self._style.everything

    def _length(self, shape):
        return max(self._style.length, shape.metadata.get('min', 0))

    def _list(self, shape):
        return [self.value(shape.member) for _ in range(self._length(shape))]

    def _map(self, shape):
        return {self._key(shape.key): self.value(shape.value) for _ in range(self._length(shape))}

    def _key(self, shape):
        # An empty key would make the entries of a map collide.
        return self._string(shape) or self._filler()

    def _string(self, shape):
        if 'enum' in shape.metadata:
            return self._enum(shape.metadata['enum'])
        least = shape.metadata.get('min', 0)
        if self._style.empty and shape.serialization.get('location') != 'uri':
            return 'x' * least
        if self._style.bare:
            return styles.BARE[self._next() % len(styles.BARE)].ljust(least, '.')
        if self._style.text:
            return self._legal(f'{self._next()}{self._style.text}').ljust(least, 'x')
        return self._filler().ljust(least, 'x')[: shape.metadata.get('max')]

    _character = _string

    def _enum(self, values):
        if self._style.future_enums:
            return f'FUTURE_VALUE_{self._next()}'
        return values[self._next() % len(values)]

    def _filler(self):
        return f'v{self._next()}'

    def _integer(self, shape):
        bits = WIDTHS[shape.type_name]
        least = shape.metadata.get('min', -(2**bits))
        most = shape.metadata.get('max', 2**bits - 1)
        if self._style.numbers == 'high':
            return most
        if self._style.numbers == 'low':
            return least
        return min(most, max(least, 1) + self._next())

    _long = _integer

    def _float(self, _shape):
        return self._next() + 0.25

    _double = _float

    def _boolean(self, _shape):
        return self._style.boolean

    def _timestamp(self, _shape):
        moment = self._style.moment
        if moment.year == 9999:
            return moment
        return moment.replace(second=self._next() % 60)

    def _blob(self, shape):
        if self._style.empty:
            return b'\x00' * shape.metadata.get('min', 0)
        return bytes([self._next() % 256]) + b'\x00\xff\xfe blob\n'
