import assert from 'node:assert/strict';
import { mayFit } from '../../../../../src/core/decisions/conflicts/versionRange.ts';
import { decisionsIn } from '../../../../support/decisionsIn.ts';

/** `kind (confidence) title`, with the lines of its evidence. */
async function findingsIn(workspace: Readonly<Record<string, string>>) {
  const { findings } = await decisionsIn(workspace);
  return findings.map(({ kind, confidence, title, evidence }) => ({
    said: `${kind} (${confidence}) ${title}`,
    at: evidence.map(({ path, line }) => `${path}:${line}`),
  }));
}

function manifest(fields: object): string {
  return JSON.stringify(fields, null, 2);
}

function record(title: string, status: string): string {
  return `# ${title}\n\n## Status\n\n${status}\n\n## Context\n\n## Decision\n`;
}

describe('what contradicts decisions', () => {
  it('is a second way of doing one thing in one package', async () => {
    const workspace = {
      'package.json': manifest({ dependencies: { axios: '1', got: '12' } }),
      'src/a.ts': "import axios from 'axios';\n",
      'src/b.ts': "import axios from 'axios';\n",
      'src/c.ts': "\nimport got from 'got';\n",
    };
    assert.deepEqual(await findingsIn(workspace), [
      {
        said: 'competing-choices (likely) The workspace uses 2 HTTP clients: axios and got',
        at: ['package.json:3', 'src/a.ts:1', 'package.json:4', 'src/c.ts:2'],
      },
    ]);
  });

  it('is not a second way in another package, in tests, or in adapters for several', async () => {
    const both = manifest({ dependencies: { axios: '1', got: '12' } });
    const workspaces: readonly Readonly<Record<string, string>>[] = [
      {
        'package.json': both,
        'src/a.ts': "import axios from 'axios';\n",
        'test/b.ts': "import got from 'got';\n",
      },
      {
        'package.json': both,
        'src/axios/a.ts': "import axios from 'axios';\n",
        'src/got/b.ts': "import got from 'got';\n",
      },
      {
        'a/package.json': manifest({ dependencies: { axios: '1' } }),
        'b/package.json': manifest({ dependencies: { got: '12' } }),
        'a/src/a.ts': "import axios from 'axios';\n",
        'b/src/b.ts': "import got from 'got';\n",
      },
    ];
    for (const workspace of workspaces) assert.deepEqual(await findingsIn(workspace), []);
  });

  it('is a lock file of another package manager than is declared', async () => {
    const workspace = {
      'package.json': manifest({ packageManager: 'pnpm@9.0.0' }),
      'pnpm-lock.yaml': '',
      'yarn.lock': '',
    };
    assert.deepEqual(await findingsIn(workspace), [
      {
        said: 'toolchain-mismatch (proven) yarn.lock is a lock file of Yarn, but package.json declares pnpm',
        at: ['package.json:2', 'yarn.lock:1'],
      },
    ]);
  });

  it('is two lock files in one folder, and not one in each of two', async () => {
    const [finding] = await findingsIn({ 'package.json': '{}', 'package-lock.json': '', 'yarn.lock': '' });
    assert.match(finding!.said, /npm and Yarn both lock/);
    assert.deepEqual(await findingsIn({ 'a/package-lock.json': '', 'b/yarn.lock': '' }), []);
  });

  it('is a run-time in CI that the manifest does not allow', async () => {
    const workspace = {
      'package.json': manifest({ engines: { node: '>=18' } }),
      '.github/workflows/ci.yml':
        'jobs:\n  test:\n    strategy:\n      matrix:\n        node-version: [16, 18.x, "20"]\n',
    };
    assert.deepEqual(await findingsIn(workspace), [
      {
        said: 'toolchain-mismatch (likely) package.json asks for Node.js >=18, but ci.yml runs 16',
        at: ['package.json:3', '.github/workflows/ci.yml:5'],
      },
    ]);
  });

  it('is the use of what a record rejects, replaces or decides against', async () => {
    const used = { 'package.json': manifest({ dependencies: { mongodb: '6', redis: '5', kafkajs: '2' } }) };
    const workspace = {
      ...used,
      'adr/0001-a.md': record('Use MongoDB', 'Superseded by [2](0002-b.md)'),
      'adr/0002-b.md': record('Use PostgreSQL', 'Accepted'),
      'adr/0003-c.md': record('Use Kafka', 'Rejected'),
      'adr/0004-d.md': record('Do not use Redis', 'Accepted'),
    };
    const findings = await findingsIn(workspace);
    assert.deepEqual(findings.map(({ said }) => said).sort(), [
      'contradicted-decision (likely) Kafka is used, though it was rejected by “Use Kafka”',
      'contradicted-decision (likely) MongoDB is used, though it was replaced by “Use PostgreSQL”',
      'contradicted-decision (likely) Redis is used, though it was decided against by “Do not use Redis”',
    ]);
  });

  it('is not the use of what a record is only in part about', async () => {
    const workspace = {
      'package.json': manifest({ dependencies: { redis: '5', react: '18' } }),
      'adr/0001-a.md': record('Use Redis for sessions of guests', 'Rejected'),
      'adr/0002-b.md': record('Avoid React.FC type', 'Accepted'),
      'adr/0003-c.md': record('Use React class components', 'Rejected'),
      'adr/0004-d.md': record('Use React', 'Accepted'),
    };
    assert.deepEqual(await findingsIn(workspace), []);
  });
});

describe('mayFit', () => {
  it('answers as far as both sides say', () => {
    const cases: readonly (readonly [string, string, boolean | undefined])[] = [
      ['16', '>=18', false],
      ['18', '>=18.12', true],
      ['20.1', '^18 || ^20', true],
      ['22', '^18 || ^20', false],
      ['18', '18.x', true],
      ['3.9', '>=3.10,<4', false],
      ['3.12', '>=3.10,<4', true],
      ['4.0', '<4', false],
      ['3.2', '~> 3.1', true],
      ['8.1', '^8.2', false],
      ['18', 'lts/*', undefined],
      ['18', '*', undefined],
    ];
    for (const [version, range, expected] of cases)
      assert.equal(mayFit(version, range), expected, `${version} in ${range}`);
  });
});
