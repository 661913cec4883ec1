"""What botocore's serializer makes of parameters."""

import re

import values
from botocore import awsrequest, serialize

ENDPOINT = 'https://example.com'

# Operations that botocore writes otherwise than the tests want, or that they do not tell about.
SKIPPED = {
    'DocumentTypeAsPayload': 'an array is put into an object, and an absent payload is one',
}

# Members likewise.
SKIPPED_MEMBERS = {
    'QueryLists': {'FlattenedListArgWithXmlName': 'a flattened list has the name of its element; the test is on the list of those that botocore skips'},
}


def skips(operation):
    """Tell whether the operation makes no cases."""
    return operation.name in SKIPPED


def variant(operation, turn):
    """Return the parameters of one turn, and the request that they make."""
    taken, written = {}, {}
    if operation.input_shape is not None:
        taken, written = values.Values(f'{operation.name} {turn}').structure(operation.input_shape, everything=turn == 0)
    for name in SKIPPED_MEMBERS.get(operation.name, {}):
        taken.pop(name, None)
        written.pop(name, None)
    return {'test': {'params': written, **request(operation, taken)}}


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
