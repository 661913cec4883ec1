"""Random values of shapes."""

import datetime
import random

# A structure may hold itself; that deep it is left out.
DEEPEST = 4

TEXTS = ('plain', 'a b', '', 'é日本', 'x&y=z', '<tag/>', 'quote"s', 'back\\slash', 'per%20cent', 'a+b', '~tilde', 'line\nbreak', '😀')

LABELS = ('plain', 'a b', 'é日本', 'x&y=z', 'a/b', 'per%20cent', 'a+b', '~tilde-._', '?#[]@!$\'()*,;:', '😀')

HEADERS = ('plain', 'a b', 'x=y', 'semi;colon', 'quote"s', 'a,b')


class Values:
    """Makes random values of shapes: as botocore takes them, and as the tests write them."""

    def __init__(self, seed):
        """Take the seed of all randomness."""
        self._random = random.Random(seed)

    def structure(self, shape, depth=0, everything=False):
        """Return the members of a structure in both forms."""
        if shape.is_tagged_union:
            names = [self._random.choice(list(shape.members))]
        else:
            names = [name for name, member in shape.members.items() if everything or self._wanted(shape, name, member)]
        taken, written = {}, {}
        for name in names:
            member = shape.members[name]
            if depth >= DEEPEST and member.type_name in ('structure', 'list', 'map') or member.serialization.get('jsonvalue'):
                continue
            taken[name], written[name] = self._value(member, depth + 1, member.serialization.get('location', 'body'))
        return taken, written

    def _wanted(self, shape, name, member):
        needed = name in shape.required_members or member.serialization.get('location') == 'uri'
        return needed or member.serialization.get('hostLabel') or member.metadata.get('idempotencyToken') or self._random.random() < 0.7

    def _value(self, shape, depth, place):
        if getattr(shape, 'is_document_type', False):
            value = self._random.choice(({'a': [1, None, {'b': 'c'}]}, ['x', 2.5], {}))
            return value, value
        return getattr(self, f'_{shape.type_name}')(shape, depth, place)

    def _structure(self, shape, depth, _place):
        return self.structure(shape, depth)

    def _list(self, shape, depth, place):
        # Headers cannot tell an empty list from none.
        least = 1 if place == 'header' or depth == 1 and place != 'body' else 0
        pairs = [self._value(shape.member, depth + 1, place) for _ in range(self._random.randint(least, 3))]
        return [pair[0] for pair in pairs], [pair[1] for pair in pairs]

    def _map(self, shape, depth, place):
        taken, written = {}, {}
        for key in sorted(self._random.sample(('a', 'bB', 'c-d', 'e_f'), self._random.randint(1, 3))):
            taken[key], written[key] = self._value(shape.value, depth + 1, place)
        return taken, written

    def _string(self, shape, _depth, place):
        if shape.enum:
            value = self._random.choice(shape.enum)
        else:
            pools = {'uri': LABELS, 'header': HEADERS, 'headers': HEADERS}
            value = self._random.choice(pools.get(place, TEXTS))
            if shape.serialization.get('hostLabel'):
                value = 'label-1'
        return value, value

    _character = _string

    def _integer(self, _shape, _depth, _place):
        value = self._random.choice((0, 1, -1, 127, -2147483648, 2147483647))
        return value, value

    def _long(self, _shape, _depth, _place):
        value = self._random.choice((0, 1, -1, 2**53 + 1, -(2**63), 2**63 - 1))
        return value, value

    def _float(self, _shape, _depth, _place):
        value = self._random.choice((0.5, -2.25, 123456.125))
        return value, value

    def _double(self, _shape, _depth, _place):
        value = self._random.choice((0.1, -2.25, 1234567890.125, 1e15 + 0.5))
        return value, value

    def _boolean(self, _shape, _depth, _place):
        value = self._random.choice((True, False))
        return value, value

    def _timestamp(self, _shape, _depth, _place):
        seconds = self._random.choice((0, 1, 1422172800, 951782400, 253402300799, -1))
        return datetime.datetime.fromtimestamp(seconds, datetime.timezone.utc), seconds

    def _blob(self, _shape, _depth, _place):
        text = self._random.choice(('blob', 'é\x00\n', '{"a": 1}'))
        return text.encode('utf-8'), text
