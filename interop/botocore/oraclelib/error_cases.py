"""Errors: each modelled error of an operation on the wire, and what botocore's client makes of it."""

import json

from botocore import parsers

from oraclelib import response_cases, styles, synth, tagged, wire_json, wire_xml

# A code that no model has.
UNMODELLED = 'SomethingElseException'

HTML = '<html><body><b>Http/1.1 Service Unavailable</b></body></html>'


def cases(operation):
    """Yield the error cases of an operation: each modelled error, then answers that no model describes."""
    query = operation.service_model.resolved_protocol == 'query'
    for shape in sorted(operation.error_shapes, key=lambda shape: shape.name):
        for variant, response in (query_errors if query else json_errors)(operation, shape):
            yield case(operation, f'{shape.name}-{variant}', response)
    for variant, response in query_strangers(operation) if query else json_strangers():
        yield case(operation, variant, response)


def case(operation, variant, response):
    """Return one case: the response, and the code, message, shape and members that botocore reads from it."""
    model = operation.service_model
    parser = parsers.create_parser(model.resolved_protocol)
    wire = {
        'status_code': response['status'],
        'headers': response['headers'],
        'body': response['body'].encode('utf-8'),
    }
    parsed = parser.parse(wire, operation.output_shape)
    error = parsed['Error']
    expected = {'code': error['Code'], 'message': error['Message']}
    expected['requestId'] = parsed['ResponseMetadata'].get('RequestId', '')
    shape = model.shape_for_error_code(error['Code'])
    if shape is not None:
        expected['shape'] = shape.name
        expected['members'] = tagged.tag(parser.parse(wire, shape))
        if fault(shape):
            expected['fault'] = fault(shape)
    return {'variant': variant, 'response': response, 'error': expected}


def fault(shape):
    """Return who the model says is at fault, or nothing if it does not say."""
    trait = shape.metadata.get('error', {})
    if trait.get('senderFault'):
        return 'client'
    if shape.metadata.get('fault') or trait.get('httpStatusCode', 0) >= 500:
        return 'server'
    return 'client' if trait else ''


def status_of(shape):
    """Return the status that the model gives an error, or the usual one."""
    return shape.metadata.get('error', {}).get('httpStatusCode', 400)


def json_errors(operation, shape):
    """Yield the ways in which a REST-JSON service names its error."""
    namespaced = f'com.amazonaws.{operation.service_model.signing_name}#{shape.name}'
    everything = synth.Synth(styles.Style(text=styles.TEXTS['unicode'])).value(shape)
    # The Code of chime's errors is data, but without the header botocore would take it for the name of the error. Real
    # services always send the header.
    plain = {name: value for name, value in everything.items() if name.lower() != 'code'}
    for variant, header, members, extra in (
        ('header', shape.name, everything, ()),
        ('header-with-uri', f'{shape.name}:http://internal.amazon.com/coral/service/', everything, ()),
        ('header-with-namespace', f'{namespaced}:http://internal.amazon.com/', plain, ()),
        ('header-only', shape.name, {}, ()),
        ('type', None, plain, (f'"__type":"{shape.name}"',)),
        ('type-with-namespace', None, plain, (f'"__type":"{namespaced}"',)),
        ('code', None, plain, (f'"code":"{shape.name}"',)),
    ):
        wire = wire_json.styled('extras' if variant == 'header-with-uri' else 'compact')
        body = wire_json.JsonWriter(wire).members(shape, members, extra)
        yield variant, json_response(status_of(shape), body, header)


def json_strangers():
    """Yield REST-JSON answers that no model describes."""
    message = json.dumps({'message': 'no such thing'})
    yield 'unmodelled-header', json_response(400, message, UNMODELLED)
    yield 'unmodelled-type', json_response(409, json.dumps({'__type': f'a.b#{UNMODELLED}', 'Message': 'é'}), None)
    yield 'html', {'status': 503, 'headers': {'content-type': 'text/html'}, 'body': HTML}
    yield 'no-body', {'status': 500, 'headers': {}, 'body': ''}


def json_response(status, body, error_type):
    """Return an error response with the header that names the error, if it has one."""
    headers = {'content-type': 'application/json', 'x-amzn-requestid': response_cases.REQUEST_ID}
    if error_type:
        headers['x-amzn-errortype'] = error_type
    return {'status': status, 'headers': headers, 'body': body}


def query_errors(operation, shape):
    """Yield the spellings of a query error."""
    code = shape.metadata.get('error', {}).get('code', shape.name)
    kind = 'Receiver' if fault(shape) == 'server' else 'Sender'
    for variant, style in (('plain', 'compact'), ('extras', 'extras'), ('escaped', 'escaped'), ('cdata', 'cdata')):
        fields = {'Type': kind, 'Code': code, 'Message': wire_xml.legal(styles.TEXTS['unicode'])}
        yield variant, query_response(operation, status_of(shape), style, fields)
    yield 'code-only', query_response(operation, status_of(shape), 'compact', {'Code': code, 'Message': ''})


def query_strangers(operation):
    """Yield query answers that no model describes."""
    fields = {'Type': 'Sender', 'Code': UNMODELLED, 'Message': 'no <such> thing'}
    yield 'unmodelled', query_response(operation, 400, 'compact', fields)
    yield 'html', {'status': 503, 'headers': {'content-type': 'text/html'}, 'body': HTML}
    yield 'no-body', {'status': 500, 'headers': {}, 'body': ''}


def query_response(operation, status, style, fields):
    """Return an ErrorResponse document of the fields."""
    writer = wire_xml.XmlWriter(wire_xml.styled(style))
    content = ''.join(writer.element(name, writer.text(text), leaf=True) for name, text in fields.items())
    if style == 'extras':
        content = wire_xml.UNKNOWN + content
    content = writer.element('Error', content)
    content += writer.element('RequestId', response_cases.REQUEST_ID, leaf=True)
    return {
        'status': status,
        'headers': {'content-type': 'text/xml'},
        'body': writer.document('ErrorResponse', operation.metadata['xmlNamespace'], content),
    }
