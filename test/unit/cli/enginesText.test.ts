import assert from 'node:assert/strict';
import pc from 'picocolors';
import { enginesText } from '../../../src/cli/format/enginesText.ts';
import type { EnginesReport } from '../../../src/protocol/modelsApi.ts';

const PLAIN = { width: 60, colours: pc.createColors(false), interactive: false };
const REPORT: EnginesReport = {
  preference: 'auto',
  engines: [
    {
      id: 'embedded',
      kind: 'embedded',
      reach: 'machine',
      state: 'unavailable',
      reason: 'No model.',
      models: [],
    },
    {
      id: 'server:lab',
      kind: 'server',
      reach: 'network',
      state: 'ready',
      models: [
        { name: 'qwen', contextTokens: 32768, can: { chat: true, infill: false, schema: true } },
        { name: 'codellama', can: { chat: true, infill: false, schema: true } },
      ],
    },
  ],
  problems: ['`servers[1]` is left out: its name takes letters, digits, dots and dashes.'],
};

describe('engines on a terminal', () => {
  it('are listed with where they are, what they have, and what is wrong', () => {
    assert.equal(
      enginesText(REPORT, PLAIN),
      [
        'What is asked: auto',
        '',
        'x embedded on this machine',
        '    No model.',
        '+ server:lab elsewhere',
        '    qwen (32,768 tokens), codellama',
        '! servers[1] is left out: its name takes letters, digits,',
        '  dots and dashes.',
      ].join('\n'),
    );
  });

  it('that are none are said to be none', () => {
    assert.match(
      enginesText({ ...REPORT, engines: REPORT.engines.slice(0, 1) }, PLAIN),
      /No engine can answer: everything is answered from the model\nof the code\./,
    );
  });
});
