# Prints what botocore makes of the models of services: a line of JSON for each.
import json
import sys

import botocore.loaders
import botocore.model
import botocore.paginate
import botocore.waiter

loader = botocore.loaders.Loader()


def load(service, kind):
    try:
        return loader.load_service_model(service, kind)
    except botocore.loaders.UnknownServiceError:
        return None
    except botocore.exceptions.DataNotFoundError:
        return None


def operation(o):
    unsigned = bool(o.unsigned_payload) or o.auth_type == "v4-unsigned-body"
    return {
        "wireName": o.wire_name,
        "hostPrefix": (o.endpoint or {}).get("hostPrefix", ""),
        "auth": sorted(o.auth or []),
        "unsigned": unsigned,
        "checksum": bool(o.http_checksum_required),
        "compression": (o.request_compression or {}).get("encodings", []),
        "static": {p.name: p.value for p in o.static_context_parameters},
        "context": {p.member_name: p.name for p in o.context_parameters},
        "tokens": sorted(o.idempotent_members),
        "eventStream": bool(o.has_event_stream_input or o.has_event_stream_output),
    }


def listed(value):
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def paginator(p):
    return {
        "input": listed(p["input_token"]),
        "output": listed(p["output_token"]),
        "result": listed(p["result_key"]),
        "once": p.get("non_aggregate_keys", []),
        "limit": p.get("limit_key", ""),
        "more": p.get("more_results", ""),
    }


def acceptor(a):
    matcher, expected = a.matcher, a.expected
    if matcher == "error" and isinstance(expected, bool):
        matcher, expected = "success", not expected
    if isinstance(expected, bool):
        expected = "true" if expected else "false"
    return [a.state, matcher, a.argument or "", str(expected)]


def waiter(w):
    return {
        "operation": w.operation,
        "delay": w.delay,
        "attempts": w.max_attempts,
        "acceptors": [acceptor(a) for a in w.acceptors],
    }


def error(shape):
    retryable = shape.metadata.get("retryable")
    return {
        "retryable": retryable is not None,
        "throttling": bool((retryable or {}).get("throttling")),
    }


for name in sys.argv[1:]:
    model = botocore.model.ServiceModel(loader.load_service_model(name, "service-2"), name)
    pages = load(name, "paginators-1") or {"pagination": {}}
    waits = load(name, "waiters-2")
    waits = botocore.waiter.WaiterModel(waits) if waits else None
    print(json.dumps({
        "service": name,
        "id": model.metadata.get("serviceId"),
        "operations": {o: operation(model.operation_model(o)) for o in model.operation_names},
        "paginators": {o: paginator(p) for o, p in pages["pagination"].items()},
        "waiters": {w: waiter(waits.get_waiter(w)) for w in (waits.waiter_names if waits else [])},
        "errors": {s.name: error(s) for s in model.error_shapes},
    }, sort_keys=True))
