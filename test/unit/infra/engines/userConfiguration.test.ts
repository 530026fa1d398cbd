import assert from 'node:assert/strict';
import { join } from 'node:path';
import { userConfiguration } from '../../../../src/infra/engines/userConfiguration.ts';
import { withFolder } from '../../../support/temporary.ts';

const VARIABLE = 'GROUNDPLAN_TEST_KEY';

describe('a person’s file for the command line', () => {
  const read = (text: string) =>
    withFolder({ 'config.json': text }, (folder) => userConfiguration(join(folder, 'config.json'), '/kept'));

  it('says which engines there are, with keys from the environment', async () => {
    process.env[VARIABLE] = 'k-1';
    try {
      const text = `{
        // at home
        "engine": "server",
        "servers": [{ "name": "lab", "url": "http://lab:1234", "key": "\${env:${VARIABLE}}" }],
      }`;
      assert.deepEqual(await read(text), {
        preference: 'server',
        servers: [{ name: 'lab', url: 'http://lab:1234', key: 'k-1' }],
        problems: [],
        storagePath: '/kept',
      });
    } finally {
      delete process.env[VARIABLE];
    }
  });

  it('may be missing', async () => {
    assert.deepEqual(await userConfiguration('/nowhere/config.json'), {
      preference: 'auto',
      servers: [],
      problems: [],
    });
  });

  it('that is no JSON, or no file, holds nothing and says so', async () => {
    for (const text of ['{"engine": ', '[]', 'null', '\0'])
      assert.match(
        (await read(text)).problems?.[0] ?? '',
        /config\.json is no JSON object; nothing of it holds/,
      );
    await withFolder({ 'config.json/x': '' }, async (folder) => {
      const { problems } = await userConfiguration(join(folder, 'config.json'));
      assert.match(problems?.[0] ?? '', /cannot be read/);
    });
  });

  it('cannot refer to secrets of VS Code', async () => {
    const { servers, problems } = await read(
      JSON.stringify({ servers: [{ name: 'lab', url: 'http://lab', key: '$'.concat('{secret:lab}') }] }),
    );
    assert.deepEqual(servers, []);
    assert.match(problems?.[0] ?? '', /Secrets are VS Code’s: name an environment variable/);
  });
});
