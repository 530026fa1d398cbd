import assert from 'node:assert/strict';
import { patternsOf } from '../../../support/patternsOf.ts';

describe('text that is there to be slow', () => {
  const runs = [
    ' ',
    '\t',
    '"',
    '(',
    '@Entity\n',
    '@Get(',
    'class A(',
    'a, ',
    'new A',
    'query {\n',
    '\\',
    'topic="',
    'type A interface {\n',
    'sprintf("%s/',
    '"http://a/',
    'func (a *A) B(',
    '.subscribe(A.',
    'const A_B = "',
    'mapper(A,',
  ];

  it('is got through in every language, and hides nothing', async () => {
    const endings = ['ts', 'py', 'java', 'cs', 'go', 'php', 'rb', 'rs'];
    const files = endings.flatMap((ending) =>
      runs.map((run, at) => [`src/f${at}.${ending}`, run.repeat(4_000 / run.length)] as const),
    );
    const found = await patternsOf({
      'package.json': '{ "dependencies": { "express": "4" } }',
      'src/routes.ts':
        "import express from 'express';\nconst app = express();\napp.get('/orders/:id', (_, response) => response.json({}));\n",
      ...Object.fromEntries(files),
    });
    const rest = found.communication.find(({ name }) => name === 'rest');
    assert.equal(rest?.evidence[0]?.path, 'src/routes.ts', 'what stands beside it is found');
  }).timeout(60_000);
});
