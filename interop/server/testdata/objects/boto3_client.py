"""Put, read, describe, list and delete objects; end with "all held", or with what did not."""

import hashlib
import http.client
import io
import os

import boto3
import botocore.exceptions


def refused(call, **params):
    """Return the error that a call has to fail with."""
    try:
        call(**params)
    except botocore.exceptions.ClientError as error:
        return error
    raise AssertionError(f'{call} did not fail with {params}')


def equal(got, want):
    """Hold two values against each other."""
    assert got == want, f'{got!r:.300} is not {want!r:.300}'


def put_and_get(client):
    """Send bodies of several kinds and read them again."""
    body = bytes(range(256)) * 8192
    digest = hashlib.sha256(body).hexdigest()
    put = client.put_object(Path='dir/one.bin', Body=body, ContentType='text/plain', CacheControl='no-store')
    equal((put['ContentSHA256'], put['ETag'], put['StorageClass']), (digest, digest, 'TEMPORAL'))
    got = client.get_object(Path='dir/one.bin')
    equal((got['StatusCode'], got['ContentLength'], got['ContentType']), (200, len(body), 'text/plain'))
    equal((got['CacheControl'], got['LastModified'].timestamp()), ('no-store', 1_700_000_000))
    equal(b''.join(got['Body'].iter_chunks(65_537)), body)

    part = client.get_object(Path='dir/one.bin', Range='bytes=250-260')
    equal((part['StatusCode'], part['ContentRange']), (206, f'bytes 250-260/{len(body)}'))
    equal(part['Body'].read(), body[250:261])

    equal(client.put_object(Path='empty', Body=b'')['ContentSHA256'], hashlib.sha256(b'').hexdigest())
    equal(client.get_object(Path='empty')['Body'].read(), b'')
    client.put_object(Path='file', Body=io.BytesIO(body))
    equal(client.get_object(Path='file')['Body'].read(), body)


def describe_and_list(client):
    """Look at objects without their bodies, one by one and a page after another."""
    seen = client.describe_object(Path='dir/one.bin')
    equal((seen['ContentLength'], seen['ContentType']), (2_097_152, 'text/plain'))
    missing = refused(client.describe_object, Path='none')
    equal(missing.response['ResponseMetadata']['HTTPStatusCode'], 404)
    pages = list(client.get_paginator('list_items').paginate(PaginationConfig={'PageSize': 2}))
    equal([[i['Name'] for i in p['Items']] for p in pages], [['dir/one.bin', 'empty'], ['file', 'torn']])
    equal(pages[0]['Items'][0]['ContentLength'], 2_097_152)


def failures(client):
    """See the errors of the model, of constraints, of signatures and of a body that breaks off."""
    missing = refused(client.get_object, Path='none')
    assert isinstance(missing, client.exceptions.ObjectNotFoundException), missing
    equal(missing.response['Error']['Message'], 'there is no none')
    beyond = refused(client.get_object, Path='empty', Range='bytes=0-1')
    assert isinstance(beyond, client.exceptions.RequestedRangeNotSatisfiableException), beyond
    equal(refused(client.put_object, Path='a b', Body=b'').response['Error']['Code'], 'ValidationException')
    stranger = boto3.client('mediastore-data', aws_access_key_id='AKIDEXAMPLE', aws_secret_access_key='wrong')
    equal(refused(stranger.put_object, Path='x', Body=b'x').response['Error']['Code'], 'InvalidSignatureException')
    try:
        client.get_object(Path='torn')['Body'].read()
    except (botocore.exceptions.ResponseStreamingError, botocore.exceptions.IncompleteReadError, http.client.IncompleteRead):
        pass
    else:
        raise AssertionError('a part of a body was taken for the whole')


def delete(client):
    """Delete what is there, once."""
    client.delete_object(Path='dir/one.bin')
    missing = refused(client.delete_object, Path='dir/one.bin')
    assert isinstance(missing, client.exceptions.ObjectNotFoundException), missing


def main():
    """Do all of it."""
    client = boto3.client('mediastore-data', endpoint_url=os.environ['AWS_ENDPOINT_URL'])
    put_and_get(client)
    describe_and_list(client)
    failures(client)
    delete(client)
    print('all held')


if __name__ == '__main__':
    main()
