import assert from 'node:assert/strict';
import { traitsOf } from '../../../../src/app/feedback/traitsOf.ts';
import type { WorkspaceLayers } from '../../../../src/core/model/layer.ts';
import type { DesignOccurrence } from '../../../../src/core/model/pattern.ts';
import type { Suggestion } from '../../../../src/core/model/suggestion.ts';
import { partsOf } from '../../core/findings/workspace.ts';

const CONTROLLER = 'src/orderController.ts';
const suggestion = (path: string): Suggestion => ({
  id: 'move-file:1',
  kind: 'move-file',
  title: 'Move it',
  rationale: '',
  confidence: 'likely',
  score: 0.7,
  origin: 'rule',
  evidence: [],
  edits: [{ type: 'move', path, to: 'src/web/orderController.ts', hash: '', replacements: [] }],
  steps: [],
});

function occurrence(pattern: string, role: string, confidence: number): DesignOccurrence {
  const roles = [{ role, path: CONTROLLER, symbol: 'OrderController', line: 1 }];
  return { pattern, confidence, class: 'likely', roles, evidence: [] };
}

function traits({
  path = CONTROLLER,
  ...some
}: {
  path?: string;
  design?: DesignOccurrence[];
  frameworks?: string[];
} = {}) {
  const model = {
    ...partsOf({ edges: [[path, 'src/b.ts']] }),
    root: '/w',
    revision: 1,
    findings: [],
    unresolved: [],
    resolution: { resolved: 0, external: 0, unresolved: 0 },
    problems: [],
    history: undefined,
  };
  return traitsOf(suggestion(path), {
    model,
    layers: {} as WorkspaceLayers,
    design: [],
    frameworks: [],
    ...some,
  });
}

describe('the traits of a suggestion', () => {
  it('tell the part that its files play by their names, where no pattern is known', () => {
    const { pattern, role, kind, language } = traits();
    assert.deepEqual([pattern, role, kind, language], ['', 'controller', 'move-file', 'typescript']);
  });

  it('do not take what a file is about for the part that it plays', () => {
    assert.equal(traits({ path: 'src/order.ts' }).role, '');
  });

  it('tell the surest pattern that has a part for its files', () => {
    const design = [occurrence('Observer', 'Subject', 0.6), occurrence('Facade', 'Facade', 0.8)];
    const { pattern, role } = traits({ design });
    assert.deepEqual([pattern, role], ['Facade', 'Facade']);
  });

  it('do not take a mere participant for a part', () => {
    assert.equal(traits({ design: [occurrence('Observer', 'Participant', 0.9)] }).pattern, '');
  });

  it('tell the frameworks, at most five of them', () => {
    assert.deepEqual(traits({ frameworks: ['NestJS', 'React'] }).frameworks, ['NestJS', 'React']);
    assert.equal(traits({ frameworks: [...'abcdefg'] }).frameworks.length, 5);
  });
});
