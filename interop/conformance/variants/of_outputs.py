"""What botocore's parser makes of responses; they are moto's, which writes them by botocore's models."""

import base64
import datetime

import values
from botocore import parsers
from moto.core import model, serialize

# Operations whose responses moto cannot write.
SKIPPED = {
    'DocumentTypeAsPayload': 'an array or an object is put into an object',
}

# Lists that moto and botocore look for under another name than the tests, which botocore skips.
SKIPPED_MEMBERS = {
    'XmlLists': ('flattenedList', 'flattenedList2'),
    'XmlEmptyLists': ('flattenedList', 'flattenedList2'),
}


def skips(operation):
    """Tell whether the operation makes no cases."""
    return operation.output_shape is None or operation.name in SKIPPED


def variant(operation, turn):
    """Return a response, and what it is parsed to."""
    shape = operation.output_shape
    protocol = operation.service_model.metadata['protocol']
    taken, _ = values.Values(f'{operation.name} {turn}').structure(shape, everything=turn == 0)
    left_out = SKIPPED_MEMBERS.get(operation.name, ())
    taken = {name: value for name, value in taken.items() if writable(shape.members[name]) and name not in left_out}
    # moto reads the model with classes of its own.
    raw = without_namespaces(operation.service_model._service_description)  # noqa: SLF001
    theirs = model.ServiceModel(raw, 'conformance').operation_model(operation.name)
    response = serialize.SERIALIZERS[protocol](theirs).serialize(taken)
    body = response['body'] or b''
    body = body if isinstance(body, bytes) else body.encode('utf-8')
    headers = {name: str(value) for name, value in response['headers'].items()}
    wire = {'status_code': response['status_code'], 'headers': headers, 'body': body}
    parsed = parsers.create_parser(protocol).parse(wire, shape)
    parsed.pop('ResponseMetadata', None)
    return {
        'response': {'status_code': wire['status_code'], 'headers': headers, 'body': body.decode('utf-8')},
        'result': tag(normal(shape, parsed)),
    }


def normal(shape, parsed):
    """Return the result as the tests want it where botocore skips them.

    A payload without bytes and a map of no headers are absent, and names of headers are in lower case.
    """
    payload = shape.serialization.get('payload')
    if payload in parsed and parsed[payload] in (b'', ''):
        del parsed[payload]
    for name, member in shape.members.items():
        if member.serialization.get('location') == 'headers' and name in parsed:
            headers = parsed.pop(name)
            if headers:
                parsed[name] = {key.lower(): value for key, value in headers.items()}
    return parsed


def writable(member):
    """Tell whether moto can write a member: a list in a header only of strings."""
    is_list = member.serialization.get('location') == 'header' and member.type_name == 'list'
    return not is_list or member.member.type_name == 'string'


def without_namespaces(node):
    """Return a model without its XML namespaces: moto cannot write all of them, and readers do not look at them."""
    if isinstance(node, list):
        return [without_namespaces(item) for item in node]
    if isinstance(node, dict):
        return {key: without_namespaces(value) for key, value in node.items() if key != 'xmlNamespace'}
    return node


def tag(value):
    """Return value with timestamps and blobs marked, for JSON has no form for them."""
    if isinstance(value, dict):
        return {key: tag(member) for key, member in value.items()}
    if isinstance(value, list):
        return [tag(item) for item in value]
    if isinstance(value, datetime.datetime):
        return {'$time': f'{value.timestamp():.0f}'}
    if isinstance(value, bytes):
        return {'$blob': base64.b64encode(value).decode('ascii')}
    return value
