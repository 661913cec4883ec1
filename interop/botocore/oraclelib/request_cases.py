"""Requests: parameters, and what botocore's serializer makes of them on the wire."""

import dataclasses

from botocore import awsrequest, serialize, validate

from oraclelib import styles, synth, tagged

ENDPOINT = 'http://localhost'

# What stands in botocore's request for a token that the client under test has to make up itself.
TOKEN = '00000000-0000-4000-8000-000000000000'

SCALARS = ('boolean', 'integer', 'long', 'float', 'double')


def variants():
    """Return the styles of parameters by name, in the order of the cases."""
    named = {
        'minimal': styles.MINIMAL,
        'maximal': styles.MAXIMAL,
        'empty': styles.EMPTY,
        'numbers-high': styles.HIGH,
        # False and zero have cases of their own below.
        'numbers-low': dataclasses.replace(styles.LOW, boolean=True),
    }
    return {**named, **styles.text_styles()}


def cases(operation):
    """Yield the request cases of an operation; a style that changes nothing for it makes no case of its own."""
    seen = []
    for variant, style in variants().items():
        params = parameters(operation, style)
        if params in seen and variant != 'maximal':
            continue
        seen.append(params)
        yield case(operation, variant, params)
    yield from zero_cases(operation)


def parameters(operation, style):
    """Return parameters of one style that botocore's own client would accept."""
    if operation.input_shape is None:
        return {}
    return synth.Synth(style).value(operation.input_shape)


def case(operation, variant, params):
    """Return one case: the parameters, and the request they make."""
    result = {'variant': variant, 'params': tagged.tag(params), 'request': request(operation, params)}
    tokens = missing_tokens(operation, params)
    if tokens:
        result['token'] = {'names': sorted(tokens.values()), 'placeholder': TOKEN}
    return result


def missing_tokens(operation, params):
    """Return the idempotency tokens that params leave to the client: member to wire name."""
    members = operation.input_shape.members if operation.input_shape else {}
    return {
        name: member.serialization.get('name', name)
        for name, member in members.items()
        if member.metadata.get('idempotencyToken') and name not in params
    }


def with_tokens(operation, params):
    """Return the parameters with the tokens that a client adds before it validates."""
    return {**params, **dict.fromkeys(missing_tokens(operation, params), TOKEN)}


def request(operation, params):
    """Serialise as botocore's client does, down to the URL and the form body."""
    model = operation.service_model
    if not accepted(operation, params):
        raise ValueError(f'{operation.name}: botocore refuses {params}')
    params = with_tokens(operation, params)
    serializer = serialize.create_serializer(model.resolved_protocol, include_validation=False)
    prepared = serializer.serialize_to_request(params, operation)
    awsrequest.prepare_request_dict(prepared, endpoint_url=ENDPOINT)
    wire = awsrequest.create_request_object(prepared).prepare()
    body = wire.body or ''
    return {
        'method': wire.method,
        'target': wire.url.removeprefix(ENDPOINT),
        'contentType': wire.headers.get('Content-Type', ''),
        'body': body.decode('utf-8') if isinstance(body, bytes) else body,
    }


def accepted(operation, params):
    """Tell whether botocore's client would send the parameters."""
    if operation.input_shape is None:
        return not params
    params = with_tokens(operation, params)
    return not validate.ParamValidator().validate(params, operation.input_shape).has_errors()


def zero_cases(operation):
    """Yield a case per scalar member set to zero.

    The Go type of such a member may be a plain value, which cannot tell zero from absent; the case therefore also
    carries the request that the same parameters make without the member.
    """
    if operation.input_shape is None:
        return
    for path in scalar_paths(operation.input_shape):
        params = plant(operation.input_shape, path, zero=True)
        absent = plant(operation.input_shape, path, zero=False)
        if not accepted(operation, params):
            continue
        result = case(operation, 'zero-' + '.'.join(path), params)
        if accepted(operation, absent):
            result['without'] = request(operation, absent)
        yield result


def scalar_paths(shape, path=()):
    """Yield the paths to scalar members, through structures and lists; recursion ends where a name repeats."""
    if shape.type_name == 'list':
        yield from scalar_paths(shape.member, path)
    if shape.type_name != 'structure':
        return
    for name, member in shape.members.items():
        if name in path:
            continue
        if member.type_name in SCALARS:
            yield (*path, name)
        else:
            yield from scalar_paths(member, (*path, name))


def plant(shape, path, zero):
    """Return a minimal value of the shape with zero at the path, or with nothing there."""
    if shape.type_name == 'list':
        return [plant(shape.member, path, zero)]
    value = synth.Synth(styles.MINIMAL).value(shape)
    name, rest = path[0], path[1:]
    member = shape.members[name]
    if rest:
        value[name] = plant(member, rest, zero)
    elif zero:
        value[name] = False if member.type_name == 'boolean' else 0
    else:
        value.pop(name, None)
    return value
