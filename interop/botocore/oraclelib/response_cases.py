"""Responses: a value on the wire, and what botocore's parser makes of it."""

from botocore import parsers

from oraclelib import stamps, styles, synth, tagged, wire_json, wire_xml

REQUEST_ID = '7a62c49f-347e-4fc4-9331-6e8eexample'


def variants():
    """Return name, style of the value and style of the wire, in the order of the cases."""
    named = [
        ('minimal', styles.MINIMAL, 'compact'),
        ('minimal-extras', styles.MINIMAL, 'extras'),
        ('maximal', styles.MAXIMAL, 'compact'),
        ('maximal-spaced', styles.MAXIMAL, 'spaced'),
        ('maximal-extras', styles.MAXIMAL, 'extras'),
        ('empty', styles.EMPTY, 'compact'),
        ('empty-spaced', styles.EMPTY, 'spaced'),
        ('numbers-high', styles.HIGH, 'compact'),
        ('numbers-low', styles.LOW, 'compact'),
        ('future-enums', styles.FUTURE, 'compact'),
    ]
    for name, style in styles.text_styles().items():
        named += [(name, style, 'compact'), (f'{name}-escaped', style, 'escaped')]
    return named


def xml_variants():
    """Return the variants that only XML has a form for."""
    named = [('maximal-prefixed', styles.MAXIMAL, 'prefixed'), ('maximal-comments', styles.MAXIMAL, 'comments')]
    named += [(f'{name}-cdata', style, 'cdata') for name, style in styles.text_styles().items()]
    return named


def cases(operation):
    """Yield the response cases of an operation; the same body twice makes one case, but for the two basic ones."""
    kind = Query(operation) if operation.service_model.resolved_protocol == 'query' else RestJson(operation)
    seen = set()
    for variant, style, wire in variants() + kind.own_variants():
        response = kind.response(style, wire)
        if response['body'] in seen and variant not in ('minimal', 'maximal'):
            continue
        seen.add(response['body'])
        yield case(operation, variant, response)
    # Without timestamps these are the maximal body again.
    for turn in range(stamps.TURNS):
        response = kind.response(styles.MAXIMAL, 'compact', turn)
        if response['body'] not in seen:
            seen.add(response['body'])
            yield case(operation, f'times-{turn}', response)


def case(operation, variant, response):
    """Return one case: the response, and what it is parsed to."""
    parser = parsers.create_parser(operation.service_model.resolved_protocol)
    parsed = parser.parse(
        {
            'status_code': response['status'],
            'headers': response['headers'],
            'body': response['body'].encode('utf-8'),
        },
        operation.output_shape,
    )
    request_id = parsed.pop('ResponseMetadata')['RequestId']
    return {'variant': variant, 'response': response, 'parsed': tagged.tag(parsed), 'requestId': request_id}


class RestJson:
    """Writes REST-JSON responses."""

    def __init__(self, operation):
        """Take the operation to answer."""
        self._operation = operation

    def own_variants(self):
        """Return no variants of its own."""
        return []

    def response(self, style, wire, turn=None):
        """Return status, headers and body; a 204 never has a body."""
        shape = self._operation.output_shape
        status = self._operation.http.get('responseCode', 200)
        body = ''
        if shape is not None and status != 204:
            bound = [name for name, member in shape.members.items() if 'location' in member.serialization]
            if bound:
                raise NotImplementedError(f'{self._operation.name}: members outside the body: {bound}')
            body = wire_json.JsonWriter(wire_json.styled(wire, turn)).value(shape, synth.Synth(style).value(shape))
        elif status != 204:
            body = '{}'
        headers = {'x-amzn-requestid': REQUEST_ID}
        if body:
            headers['content-type'] = 'application/json'
        return {'status': status, 'headers': headers, 'body': body}


class Query:
    """Writes responses of the query protocol."""

    def __init__(self, operation):
        """Take the operation to answer."""
        self._operation = operation

    def own_variants(self):
        """Return the variants of XML."""
        return xml_variants()

    def response(self, style, wire, turn=None):
        """Return status, headers and body."""
        shape = self._operation.output_shape
        writer = wire_xml.XmlWriter(wire_xml.styled(wire, turn))
        content = ''
        if shape is not None:
            value = synth.Synth(style, wire_xml.legal).value(shape)
            content = writer.element(shape.serialization['resultWrapper'], writer.value(shape, value))
        content += writer.element('ResponseMetadata', writer.element('RequestId', REQUEST_ID, leaf=True))
        namespace = self._operation.metadata['xmlNamespace']
        return {
            'status': 200,
            'headers': {'x-amzn-requestid': REQUEST_ID, 'content-type': 'text/xml'},
            'body': writer.document(f'{self._operation.name}Response', namespace, content),
        }
