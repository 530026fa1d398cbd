import assert from 'node:assert/strict';
import type { EnginePreference } from '../../../../src/core/model/engines.ts';
import type { TextModel } from '../../../../src/core/model/generation.ts';
import { admitEngines, type KnownEngine } from '../../../../src/core/routing/admitEngines.ts';
import { backoffMs, retryAfterMs } from '../../../../src/core/routing/backoff.ts';
import { afterFailure, CLOSED, restMs } from '../../../../src/core/routing/circuitBreaker.ts';
import { estimateTokens } from '../../../../src/core/routing/estimateTokens.ts';
import { explainAbsence, explainChoice } from '../../../../src/core/routing/explainChoice.ts';
import { pickModel } from '../../../../src/core/routing/pickModel.ts';
import { isRepeatable, responseKey } from '../../../../src/core/routing/responseKey.ts';
import { StopCutter } from '../../../../src/core/routing/stopCutter.ts';

const ENGINES: readonly KnownEngine[] = [
  { id: 'vscode', kind: 'vscode', reach: 'network' },
  { id: 'server:cloud', kind: 'server', reach: 'network' },
  { id: 'server:lab', kind: 'server', reach: 'machine' },
  { id: 'embedded', kind: 'embedded', reach: 'machine' },
];

describe('who is asked', () => {
  const asked = (preference: EnginePreference, named?: string) =>
    admitEngines(ENGINES, preference, named).asked.map(({ engine }) => engine.id);

  it('is who is on this machine first, and never whom nobody chose', () => {
    assert.deepEqual(asked('auto'), ['embedded', 'server:lab', 'server:cloud']);
  });

  it('is what is chosen first, and then whoever reaches no further', () => {
    assert.deepEqual(asked('embedded'), ['embedded', 'server:lab']);
    assert.deepEqual(asked('server'), ['server:lab', 'server:cloud', 'embedded']);
    assert.deepEqual(asked('vscode'), ['vscode', 'embedded', 'server:lab', 'server:cloud']);
    assert.deepEqual(asked('none'), []);
  });

  it('is one alone where it is named', () => {
    assert.deepEqual(asked('auto', 'vscode'), ['vscode']);
    assert.deepEqual(asked('none', 'embedded'), []);
    assert.deepEqual(admitEngines(ENGINES, 'auto', 'nobody').passedOver, [
      { engine: 'nobody', why: 'there is no engine of that name' },
    ]);
  });
});

describe('which model is asked', () => {
  const model = (name: string, more: Partial<TextModel> = {}): TextModel => ({
    name,
    can: { chat: true, infill: false, schema: false },
    ...more,
  });
  const small = model('small', { contextTokens: 1000 });
  const large = model('large', { contextTokens: 8000, can: { chat: true, infill: true, schema: true } });
  const unknown = model('unknown');
  const vectors = model('vectors', { can: { chat: false, infill: false, schema: false } });

  it('is the first that can do what is asked and holds it', () => {
    assert.equal(pickModel({ kind: 'chat' }, [vectors, small, large]), small);
    assert.equal(pickModel({ kind: 'chat', tokens: 2000 }, [small, large]), large);
    assert.equal(pickModel({ kind: 'infill' }, [small, large]), large);
    assert.equal(pickModel({ kind: 'chat', schema: true }, [small, large]), large);
    assert.equal(pickModel({ kind: 'chat', schema: true }, [small]), small, 'a schema is a wish');
    assert.equal(pickModel({ kind: 'chat', tokens: 2000 }, [unknown, large]), unknown, 'it may hold it');
  });

  it('is none where it is said why', () => {
    assert.equal(pickModel({ kind: 'chat' }, []), 'it has no model');
    assert.equal(pickModel({ kind: 'chat' }, [vectors]), 'vectors only makes vectors');
    assert.equal(
      pickModel({ kind: 'infill' }, [small, vectors]),
      'each of its models lacks filling in between two texts',
    );
    assert.equal(
      pickModel({ kind: 'chat', tokens: 9000 }, [small, large]),
      'its context holds 8000 tokens, and 9000 are needed',
    );
    assert.equal(
      pickModel({ kind: 'chat', model: 'x' }, [small, large]),
      'it has no model x; it has small and large',
    );
  });
});

describe('why one answers', () => {
  const passedOver = [
    { engine: 'embedded', why: 'No model is installed. Get one with “groundplan model add x”.' },
  ];

  it('is said with the reasons of the others, and what to do about them only where nobody answers', () => {
    assert.equal(
      explainChoice({ engine: 'server:lab', model: 'tiny-1.5', why: 'it runs on this machine' }, passedOver),
      'server:lab answers with tiny-1.5, since it runs on this machine; embedded was passed over: No model is installed.',
    );
    assert.match(explainAbsence(passedOver), /No model is installed\. Get one with/);
  });

  it('is said whole where a reason has a dot in its midst', () => {
    const why = 'http://127.0.0.1:9/v1 does not answer: connect ECONNREFUSED 127.0.0.1:9';
    assert.match(
      explainChoice({ engine: 'a', model: 'b', why: 'c' }, [{ engine: 'd', why }]),
      /127\.0\.0\.1:9\.$/,
    );
  });
});

describe('a circuit breaker', () => {
  it('opens with the third failure running, for twice as long each time, and closes with a success', () => {
    let breaker = afterFailure(afterFailure(CLOSED, 0), 0);
    assert.equal(restMs(breaker, 0), 0);
    breaker = afterFailure(breaker, 100);
    assert.equal(restMs(breaker, 100), 10_000);
    assert.equal(restMs(breaker, 10_100), 0, 'one may try');
    breaker = afterFailure(breaker, 10_100);
    assert.equal(restMs(breaker, 10_100), 20_000);
    for (let time = 0; time < 50; time++) breaker = afterFailure(breaker, 0);
    assert.equal(restMs(breaker, 0), 300_000, 'no longer than five minutes');
    assert.equal(restMs(CLOSED, 0), 0);
  });
});

describe('waiting before asking again', () => {
  it('takes up to twice as long each time, and any part of that', () => {
    assert.deepEqual(
      [0, 1, 2, 3].map((attempt) => backoffMs(attempt, 1)),
      [250, 500, 1000, 2000],
    );
    assert.equal(backoffMs(20, 1), 8000);
    assert.equal(backoffMs(2, 0.5), 500);
    assert.equal(backoffMs(2, 0), 0);
  });

  it('is as long as the other side asks, or not worth it', () => {
    assert.equal(backoffMs(0, 0.5, 3000), 3000);
    assert.equal(backoffMs(0, 0.5, 3_600_000), undefined);
    assert.equal(retryAfterMs('2', 0), 2000);
    assert.equal(retryAfterMs('Thu, 01 Jan 1970 00:00:10 GMT', 4000), 6000);
    assert.equal(retryAfterMs('Thu, 01 Jan 1970 00:00:10 GMT', 40_000), 0);
    assert.equal(retryAfterMs('soon', 0), undefined);
    assert.equal(retryAfterMs(undefined, 0), undefined);
  });
});

describe('words that end a text', () => {
  const cut = (stops: readonly string[], ...pieces: readonly string[]) => {
    const cutter = new StopCutter(stops);
    return pieces.map((piece) => cutter.push(piece)).join('|') + (cutter.stopped ? '!' : `|${cutter.end()}`);
  };

  it('are found over pieces, and nothing of them is told', () => {
    assert.equal(cut(['END'], 'abE', 'N', 'Dcd'), 'ab||!');
    assert.equal(cut(['END'], 'abE', 'N', 'cd'), 'ab||ENcd|');
    assert.equal(cut(['\n\n', 'b'], 'a\n', '\nb'), 'a|!');
    assert.equal(cut(['END'], 'EN'), '|EN');
    assert.equal(cut([], 'END'), 'END|');
    assert.equal(cut(['aab'], 'aa', 'ab', 'x'), '|a|!');
  });
});

describe('what an answer is remembered by', () => {
  const request = { prompt: { kind: 'text', text: 'a' }, maxTokens: 5, temperature: 0 } as const;
  const model: TextModel = { name: 'm', version: '1', can: { chat: true, infill: false, schema: true } };

  it('is everything that it depends on', () => {
    const key = responseKey('embedded', model, request);
    assert.equal(
      key,
      responseKey('embedded', { ...model, contextTokens: 9 }, { ...request, conversation: 'c' }),
    );
    const others = [
      responseKey('server:lab', model, request),
      responseKey('embedded', { ...model, version: '2' }, request),
      responseKey('embedded', { ...model, name: 'n' }, request),
      responseKey('embedded', model, { ...request, prompt: { kind: 'text', text: 'b' } }),
      responseKey('embedded', model, { ...request, prompt: { kind: 'infill', before: 'a', after: '' } }),
      responseKey('embedded', model, {
        ...request,
        prompt: { kind: 'chat', turns: [{ role: 'user', content: 'a' }] },
      }),
      responseKey('embedded', model, { ...request, maxTokens: 6 }),
      responseKey('embedded', model, { ...request, temperature: 1 }),
      responseKey('embedded', model, { ...request, seed: 1 }),
      responseKey('embedded', model, { ...request, stop: ['x'] }),
      responseKey('embedded', model, { ...request, schema: { type: 'object' } }),
      responseKey('embedded', model, { ...request, adapters: [{ path: '/a', scale: 1 }] }),
      responseKey('embedded', model, { ...request, adapters: [{ path: '/a', scale: 0.5 }] }),
    ];
    assert.equal(new Set([key, ...others]).size, others.length + 1);
  });

  it('is worth it unasked only where the same comes out each time', () => {
    assert.equal(isRepeatable(request), true);
    assert.equal(isRepeatable({ ...request, temperature: 0.2 }), false);
    assert.equal(isRepeatable({ prompt: request.prompt, maxTokens: 5 }), false);
  });
});

describe('an estimate of tokens', () => {
  it('is not below what tokenizers of code count', () => {
    assert.ok(
      estimateTokens('export function add(a: number, b: number): number {\n  return a + b;\n}\n') >= 26,
    );
    assert.ok(estimateTokens('1234567890') >= 10);
    assert.ok(estimateTokens('größer 大') >= 7);
    assert.equal(estimateTokens(''), 0);
  });

  it('of ten megabytes takes a moment', () => {
    const started = performance.now();
    assert.ok(estimateTokens('const value = compute(42);\n'.repeat(400_000)) > 1_000_000);
    assert.ok(performance.now() - started < 10_000);
  });
});
