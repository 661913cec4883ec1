"""Answers endpoint questions with botocore: a JSON list of {Set, Params} in, a list of answers out."""

import copy
import gzip
import json
import os
import sys

import botocore
from botocore.endpoint_provider import EndpointProvider
from botocore.exceptions import EndpointResolutionError

DATA = os.path.join(os.path.dirname(botocore.__file__), "data")


def provider(service, partitions):
    version = max(os.listdir(os.path.join(DATA, service)))
    name = os.path.join(DATA, service, version, "endpoint-rule-set-1.json")
    opener = open
    if not os.path.exists(name):
        name, opener = name + ".gz", gzip.open
    with opener(name) as f:
        return EndpointProvider(json.load(f), partitions)


def answer(p, params):
    params = {k: tuple(v) if isinstance(v, list) else v for k, v in params.items()}
    try:
        # The undecorated function, because the cache wants hashable parameters.
        e = type(p).resolve_endpoint.__wrapped__(p, **params)
    except EndpointResolutionError as err:
        return {"error": str(err)}
    except KeyError as err:
        # An unset value in a template.
        return {"error": "parameter %s is required" % err.args[0]}
    return {"url": e.url, "headers": e.headers, "properties": e.properties}


def main():
    with open(os.path.join(DATA, "partitions.json")) as f:
        partitions = json.load(f)
    providers, answers = {}, []
    for call in json.load(sys.stdin):
        service = call["Set"]
        if service not in providers:
            providers[service] = provider(service, partitions)
        # Answers share objects with the rules, so each is a copy.
        answers.append(copy.deepcopy(answer(providers[service], call["Params"] or {})))
    json.dump(answers, sys.stdout)


main()
