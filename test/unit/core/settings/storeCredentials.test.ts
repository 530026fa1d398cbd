import assert from 'node:assert/strict';
import {
  credentialFields,
  readCredentials,
  storageKind,
} from '../../../../src/core/settings/storeCredentials.ts';

describe('credentials of shared storage', () => {
  it('are asked for by the beginning of the URI', () => {
    assert.deepEqual(
      ['s3://team/x', ' gs://team', 'az://team', 'db://team', '', '/tmp', 'http://x', 'constructor://x'].map(
        storageKind,
      ),
      ['s3', 'gs', 'az', 'db', undefined, undefined, undefined, undefined],
    );
    assert.ok(credentialFields('az').some(({ secret }) => secret));
    assert.deepEqual(credentialFields(undefined), []);
  });

  it('are read as they were kept, and nothing besides', () => {
    const kept = JSON.stringify({ aws_access_key_id: 'a', aws_region: '', aws_endpoint: 7, other: 'x' });
    assert.deepEqual(readCredentials('s3', kept), { aws_access_key_id: 'a' });
    for (const broken of [undefined, '', 'no JSON', '[]', 'null'])
      assert.deepEqual(readCredentials('s3', broken), {});
    assert.deepEqual(readCredentials(undefined, kept), {});
  });

  it('let an address of one’s own do without TLS, and no other', () => {
    const kept = (address: string) => JSON.stringify({ aws_endpoint: address });
    assert.equal(readCredentials('s3', kept('http://nas:9000')).allow_http, 'true');
    assert.equal('allow_http' in readCredentials('s3', kept('https://nas:9000')), false);
  });
});
