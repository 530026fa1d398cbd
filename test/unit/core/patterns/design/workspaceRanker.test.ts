import assert from 'node:assert/strict';
import { finish } from '../../../../../src/base/steps.ts';
import type { FileFacts } from '../../../../../src/core/model/facts.ts';
import { DEFINITIONS } from '../../../../../src/core/patterns/design/definitions/definitions.ts';
import { FEATURES } from '../../../../../src/core/patterns/design/features.ts';
import { findDesign } from '../../../../../src/core/patterns/design/findDesign.ts';
import lone from '../../../../../src/core/patterns/design/loneWeights.json' with { type: 'json' };
import several from '../../../../../src/core/patterns/design/severalWeights.json' with { type: 'json' };
import { type Tokens, tokensOf } from '../../../../../src/core/patterns/design/tokens.ts';
import { buildTypeGraph } from '../../../../../src/core/patterns/design/typeGraph.ts';
import { plainWords } from '../../../../../src/core/patterns/design/words.ts';
import {
  rankWorkspace,
  type WorkspaceWeights,
} from '../../../../../src/core/patterns/design/workspaceRanker.ts';
import { shapesOf } from '../../../../support/shapesOf.ts';

const MODELS: Readonly<Record<string, WorkspaceWeights>> = { lone, several };
const unfitting = FEATURES.map(() => 0);

async function sourceOf(path: string, text: string) {
  const shapes = await shapesOf(path, text);
  const facts = new Map([[path, { imports: [], shapes } as unknown as FileFacts]]);
  return { facts, imports: new Map(), isLeftOut: () => false };
}

async function tokensIn(path: string, text: string): Promise<Tokens> {
  const source = await sourceOf(path, text);
  return tokensOf(finish(buildTypeGraph(source)), source.facts.values());
}

describe('the rankers of small workspaces', () => {
  for (const [name, model] of Object.entries(MODELS)) {
    describe(name, () => {
      it('was fitted to the features that are computed now, a column a class', () => {
        assert.deepEqual(model.features, FEATURES);
        for (const row of [...model.featureWeights, ...model.tokenWeights])
          assert.equal(row.length, model.classes.length);
        assert.equal(model.tokenWeights.length, model.tokens.length);
      });

      it('knows only patterns that have a definition, and that there may be none', () => {
        const known = new Set([...DEFINITIONS.map(({ pattern }) => pattern), 'None']);
        assert.deepEqual(
          model.classes.filter((each) => !known.has(each)),
          [],
        );
        assert.ok(model.classes.includes('None'));
      });

      it('lists its tokens once each, in the order of the alphabet', () => {
        assert.deepEqual(model.tokens, [...new Set(model.tokens)].sort());
      });

      it('has no word that names a pattern or a part of one', () => {
        const words = model.tokens.flatMap((token) => token.match(/^\w+:(\w+)$/)?.[1] ?? []);
        assert.deepEqual(
          words.filter((word) => plainWords(word).length === 0),
          [],
        );
      });

      it('gives probabilities that add up to one', () => {
        const tokens = new Map(model.tokens.map((token, at) => [token, 1 + (at % 3)]));
        const odds = rankWorkspace(
          FEATURES.map((_, at) => (at % 3) / 2),
          tokens,
          model,
        );
        const total = [...odds.values()].reduce((sum, each) => sum + each, 0);
        assert.ok(Math.abs(total - 1) < 1e-9, String(total));
      });

      it('passes over words that it has never seen, and over those that objects have of their own', () => {
        const plain = new Map([['call:push', 2]]);
        const odd = new Map([...plain, ['__proto__', 3], ['constructor', 9], ['call:zzyzx', 4]]);
        assert.deepEqual(rankWorkspace(unfitting, odd, model), rankWorkspace(unfitting, plain, model));
      });
    });
  }
});

describe('tokens of code', () => {
  const source = (name: string) =>
    `class ${name} { private ${name.toLowerCase()}Count = 0; read${name}(path: string) { return this.load(path); } load(path: string) { return path; } }`;

  it('are the same whichever pattern a class is named after', async () => {
    const one = await tokensIn('a.ts', source('Visitor'));
    assert.deepEqual(await tokensIn('a.ts', source('Singleton')), one);
    assert.deepEqual(await tokensIn('a.ts', source('Factory')), one);
  });

  it('say what is called, declared and given back', async () => {
    const tokens = await tokensIn('a.ts', source('Observer'));
    for (const token of ['call:load', 'method:read', 'param:path', 'field:count', 'is class', 'call on self'])
      assert.ok(tokens.has(token), `${token} is not among ${[...tokens.keys()].join(', ')}`);
  });

  it('take hostile names as any other', async () => {
    const tokens = await tokensIn(
      'a.js',
      'class __proto__ { constructor(a) { this.__proto__ = a; } toString() { return hasOwnProperty(this); } }',
    );
    assert.ok(tokens.has('method:string'));
    assert.equal(({} as Record<string, unknown>)['call:own'], undefined);
  });

  it('tell which names agree, whatever the names are', async () => {
    const agreed = async (thing: string, maker: string) =>
      [
        ...(await tokensIn(
          'A.java',
          `class ${thing}${maker} extends Base${maker} { ${thing} make${thing}() { return new ${thing}(); } }`,
        )),
      ].filter(([token]) => /^(?:name|method)/.test(token) && !token.includes('method:'));
    const list = await agreed('Engine', 'Factory');
    assert.deepEqual(await agreed('Teapot', 'Works'), list);
    const names = list.map(([token]) => token);
    for (const token of [
      'name: head is result',
      'name: head is made',
      'name: last ends base',
      'method named after result',
    ])
      assert.ok(names.includes(token), `${token} is not among ${names.join(', ')}`);
  });

  it('are read from a long run of letters in no time', async () => {
    const long = 'aB'.repeat(50_000);
    const started = performance.now();
    assert.ok(plainWords(long).length <= 400);
    assert.ok(performance.now() - started < 100);
  });
});

describe('a small workspace', () => {
  const told = async (path: string, text: string) => finish(findDesign(await sourceOf(path, text)));

  it('is told the same twice over', async () => {
    const text = `interface Voice { speak(): string } class Plain implements Voice { speak() { return 'hm'; } }
      class Loud implements Voice { constructor(protected inner: Voice) {} speak() { return this.inner.speak() + '!'; } }`;
    assert.deepEqual(await told('a.ts', text), await told('a.ts', text));
  });

  it('of functions only is told what it resembles, with the functions that do most', async () => {
    const found = await told(
      'a.js',
      `function listen(event, call) { calls[event] = calls[event] || []; calls[event].push(call); }
       function emit(event, data) { calls[event].forEach((call) => call(data)); } const calls = {};`,
    );
    assert.ok(found.every(({ roles }) => roles.length > 0));
    assert.ok(
      found.some(({ roles }) => roles.some(({ symbol }) => symbol === 'emit' || symbol === 'listen')),
    );
  });
});
