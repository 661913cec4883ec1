"""Call the operations that come on standard input, one JSON object per line, and say what came of each.

A job is {service, endpoint, operation, params}. Its answer is {result} or {code, message}. Instants and bytes are
{"$time": seconds} and {"$blob": base64} both ways.
"""

import base64
import datetime
import json
import sys

import boto3
import botocore.config
import botocore.exceptions

UTC = datetime.timezone.utc
EPOCH = datetime.datetime(1970, 1, 1, tzinfo=UTC)


def plain(value):
    """Turn tagged JSON into what botocore takes."""
    if isinstance(value, dict):
        if set(value) == {'$time'}:
            return EPOCH + datetime.timedelta(seconds=float(value['$time']))
        if set(value) == {'$blob'}:
            return base64.b64decode(value['$blob'])
        return {k: plain(v) for k, v in value.items()}
    if isinstance(value, list):
        return [plain(v) for v in value]
    return value


def tagged(value):
    """Turn what botocore returns into tagged JSON."""
    if isinstance(value, datetime.datetime):
        return {'$time': str((value - EPOCH).total_seconds())}
    if isinstance(value, bytes):
        return {'$blob': base64.b64encode(value).decode()}
    if isinstance(value, dict):
        return {k: tagged(v) for k, v in value.items()}
    if isinstance(value, list):
        return [tagged(v) for v in value]
    return value


def call(clients, job):
    """Run one job."""
    key = job['service']
    if key not in clients:
        clients[key] = boto3.client(
            key, region_name='us-east-1', endpoint_url=job['endpoint'],
            aws_access_key_id=job['keys'][0], aws_secret_access_key=job['keys'][1], aws_session_token=job['keys'][2],
            config=botocore.config.Config(retries={'total_max_attempts': 1}),
        )
    try:
        result = clients[key]._make_api_call(job['operation'], plain(job['params']))
    except botocore.exceptions.ClientError as e:
        return {'code': e.response['Error']['Code'], 'message': e.response['Error']['Message'], 'type': type(e).__name__}
    result.pop('ResponseMetadata', None)
    return {'result': tagged(result)}


def main():
    clients = {}
    for line in sys.stdin:
        try:
            answer = call(clients, json.loads(line))
        except Exception as e:  # the other side says what is wrong
            answer = {'failure': repr(e)}
        print(json.dumps(answer), flush=True)


main()
