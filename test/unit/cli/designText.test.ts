import assert from 'node:assert/strict';
import { designText } from '../../../src/cli/format/designText.ts';
import { createTerminal } from '../../../src/cli/format/terminal.ts';
import type { Confidence } from '../../../src/core/model/finding.ts';
import type { DesignOccurrence } from '../../../src/core/model/pattern.ts';

const occurrence = (
  pattern: string,
  sure: Confidence,
  roles: readonly (readonly [role: string, symbol: string])[],
): DesignOccurrence => ({
  pattern,
  confidence: 0.7,
  class: sure,
  roles: roles.map(([role, symbol], at) => ({ role, symbol, path: 'src/a.ts', line: at + 1 })),
  evidence: [{ path: 'src/a.ts', line: 1, text: 'It is there.' }],
});
const text = (design: readonly DesignOccurrence[], all = false) =>
  designText(design, createTerminal(undefined, {}), { all });

describe('design patterns as text', () => {
  it('begin with what is proven and leave guesses out, but say how many there are', () => {
    const said = text([
      occurrence('Facade', 'guess', [['Facade', 'Shop']]),
      occurrence('Adapter', 'likely', [['Adapter', 'Plug']]),
      occurrence('Visitor', 'proven', [['Visitor', 'Printer']]),
    ]);
    assert.equal(
      said,
      [
        'Design patterns',
        '  Visitor  proven',
        '    It is there.',
        '    Visitor  Printer  src/a.ts:1',
        '  Adapter  likely',
        '    It is there.',
        '    Adapter  Plug  src/a.ts:1',
        '  … and 1 guess; --all shows them.',
      ].join('\n'),
    );
  });

  it('are guesses where nothing else is known, but not mere resemblances', () => {
    const resembling = occurrence('Command', 'guess', [['Participant', 'Shop']]);
    const said = text([resembling, occurrence('Facade', 'guess', [['Facade', 'Shop']])]);
    assert.match(said, /Facade {2}guess/);
    assert.doesNotMatch(said, /Command/);
    assert.equal(text([resembling]), '');
    assert.match(text([resembling], true), /Command/);
  });

  it('name a few of the many that play one role', () => {
    const leaves = Array.from({ length: 9 }, (_, at) => ['Leaf', `Leaf${at}`] as const);
    const said = text([occurrence('Composite', 'likely', [['Composite', 'Group'], ...leaves])]);
    assert.match(said, /Leaf2/);
    assert.doesNotMatch(said, /Leaf3/);
    assert.match(said, /… and 6 more as Leaf/);
  });

  it('put a place on a line of its own where the width is short of it', () => {
    const said = text([occurrence('Adapter', 'likely', [['Adapter', 'A'.repeat(95)]])]);
    assert.match(said, /^ {4}Adapter: A{95}\n {6}src\/a\.ts:1$/m);
  });
});
