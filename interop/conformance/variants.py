"""Says what botocore makes of other parameters than those of its protocol tests, one JSON object per line.

The argument is the folder with the tests in botocore's format. Each operation of a suite of requests is given values
that are made from its shapes, the same ones in every run, and botocore's serializer says what goes over the wire. A
line has the form of a test of Smithy's: what is compared and how is the same.
"""

import datetime
import json
import os
import random
import re
import sys
import time

# Timestamps without a zone are local time to botocore.
os.environ['TZ'] = 'UTC'
time.tzset()

from botocore import awsrequest, model, serialize  # noqa: E402

FILES = ('input/query', 'input/rest-json')

ENDPOINT = 'https://example.com'

# How many values each operation gets.
TURNS = 6

# A structure may hold itself; that deep it is left out.
DEEPEST = 4

# Operations that botocore writes otherwise than the tests want, or that they do not tell about.
SKIPPED = {
    'DocumentTypeAsPayload': 'an array is put into an object, and an absent payload is one',
}

# Members likewise.
SKIPPED_MEMBERS = {
    'QueryLists': {'FlattenedListArgWithXmlName': 'a flattened list has the name of its element; the test is on the list of those that botocore skips'},
}

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


def main(folder, out):
    """Write all lines."""
    for file in FILES:
        with open(os.path.join(folder, 'botocore', file + '.json'), encoding='utf-8') as opened:
            suites = json.load(opened)
        for number, suite in enumerate(suites):
            for name, at in operations(suite).items():
                for turn in range(TURNS):
                    line = {'file': file, 'suite': number, 'case': at, 'id': f'{name}-{number}-{turn}'}
                    out.write(json.dumps({**line, 'test': variant(suite, at, turn)}) + '\n')


def operations(suite):
    """Return the first case of each operation."""
    first = {}
    for at, case in enumerate(suite['cases']):
        name = case['given']['name']
        if name not in SKIPPED:
            first.setdefault(name, at)
    return first


def variant(suite, at, turn):
    """Return the parameters of one turn, and the request that they make."""
    given = suite['cases'][at]['given']
    service = model.ServiceModel(
        {'metadata': suite['metadata'], 'operations': {given['name']: given}, 'shapes': suite['shapes']}, 'conformance'
    )
    operation = service.operation_model(given['name'])
    taken, written = {}, {}
    if operation.input_shape is not None:
        taken, written = Values(f'{given["name"]} {turn}').structure(operation.input_shape, everything=turn == 0)
    for name in SKIPPED_MEMBERS.get(given['name'], {}):
        taken.pop(name, None)
        written.pop(name, None)
    return {'params': written, **request(operation, taken)}


def request(operation, params):
    """Return what goes over the wire, as Smithy's tests say it."""
    serializer = serialize.create_serializer(operation.service_model.metadata['protocol'], include_validation=False)
    prepared = serializer.serialize_to_request(params, operation)
    host = prepared.get('host_prefix') or ''
    awsrequest.prepare_request_dict(prepared, endpoint_url=ENDPOINT)
    wire = awsrequest.create_request_object(prepared).prepare()
    path, _, query = wire.url.removeprefix(ENDPOINT.replace('://', '://' + host)).partition('?')
    body = wire.body or b''
    body = body if isinstance(body, str) else body.decode('utf-8')
    headers = {name: value if isinstance(value, str) else value.decode('utf-8') for name, value in wire.headers.items()}
    headers.pop('Content-Length', None)
    for name in lists(operation):
        if name in headers:
            # botocore puts no space between the elements of a list, and its tests want one.
            headers[name] = re.sub(r'("(?:[^"\\]|\\.)*")|,(?! )', lambda found: found.group(1) or ', ', headers[name])
    if 'Content-Type' in headers:
        # Nobody else says the character set, and its default is the same.
        headers['Content-Type'] = headers['Content-Type'].removesuffix('; charset=utf-8')
    return {
        'method': wire.method,
        'uri': path or '/',
        'queryParams': query.split('&') if query else [],
        'host': 'example.com',
        'resolvedHost': host + 'example.com',
        'headers': headers,
        'body': body,
        'bodyMediaType': headers.get('Content-Type', ''),
    }


def lists(operation):
    """Return the names of the headers that hold lists."""
    members = operation.input_shape.members if operation.input_shape else {}
    return [
        member.serialization.get('name', name)
        for name, member in members.items()
        if member.serialization.get('location') == 'header' and member.type_name == 'list'
    ]


if __name__ == '__main__':
    main(sys.argv[1], sys.stdout)
