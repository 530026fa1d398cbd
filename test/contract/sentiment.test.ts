/** How texts are read through the port: in place, in a child process, where the child fails; and through the command line. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { codeOf } from '../../src/base/codedError.ts';
import { POLARITIES } from '../../src/core/model/sentiment.ts';
import type { Sentiment } from '../../src/core/ports/sentiment.ts';
import { ModelChoices } from '../../src/core/registry/modelChoices.ts';
import type { SentimentModel } from '../../src/core/sentiment/sentimentModel.ts';
import { embedEntry, sentimentCatalogue, shippedModels } from '../../src/infra/embed/modelFolders.ts';
import { SqliteKnowledge } from '../../src/infra/knowledge/sqliteKnowledge.ts';
import { openModelHome } from '../../src/infra/registry/openModelHome.ts';
import { openChosenSentiment, openShippedSentiment } from '../../src/infra/sentiment/openSentiment.ts';
import { ShippedSentiment } from '../../src/infra/sentiment/shippedSentiment.ts';
import { TransformerSentiment } from '../../src/infra/sentiment/transformerSentiment.ts';
import { groundplan, shell } from '../support/commandLine.ts';
import { tinyClassifier } from '../support/tinyClassifier.ts';

const FILE = join(shippedModels(), 'groundplan-feelings-1', 'model.onnx');
const SAID = [
  'thanks, great!',
  'ugh, this is awful',
  'it returns a list',
  '',
  'Das ist nicht gut',
  '`x`',
  'hmm, not sure',
];
/** More than are judged in place. */
const MANY = Array.from(
  { length: 300 },
  (_, at) => `${SAID[at % SAID.length]} ${'again and '.repeat(at % 5)}`,
);

describe('the shipped reader of feelings', () => {
  const folder = mkdtempSync(join(tmpdir(), 'gp-feelings-'));
  const open: Sentiment[] = [];
  const reader = (options: { entry?: URL; file?: string } = {}) => {
    const made = new ShippedSentiment({
      id: 'shipped',
      file: FILE,
      entry: embedEntry(),
      log: () => {},
      ...options,
    });
    open.push(made);
    return made;
  };
  const script = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return pathToFileURL(join(folder, name));
  };

  afterEach(async () => {
    for (const each of open.splice(0)) await each.dispose();
  });
  after(() => rmSync(folder, { recursive: true }));

  it('gives the same in place and through ONNX Runtime', async () => {
    const together = await reader().read(MANY);
    const alone = reader();
    for (const [at, text] of MANY.entries()) {
      const [reading] = await alone.read([text]);
      const { polarity, abstained, feelings, scores } = together[at]!;
      assert.deepEqual(
        [polarity, abstained, feelings],
        [reading!.polarity, reading!.abstained, reading!.feelings],
      );
      for (const each of ['negative', 'neutral', 'positive'] as const) {
        assert.ok(Math.abs(scores[each] - reading!.scores[each]) < 2e-4);
      }
    }
  });

  for (const [what, text] of [
    ['ends at once', 'process.exit(3)'],
    ['does not load', 'import "./nothing.mjs"'],
    ['answers with an error', 'process.on("message", ({ id }) => process.send({ id, error: "no runtime" }))'],
  ] as const) {
    it(`reads in place where the child ${what}, and says so once`, async () => {
      const broken = reader({ entry: script(`${what.replaceAll(' ', '-')}.mjs`, text) });
      const readings = await broken.read(MANY);
      assert.equal(readings.length, MANY.length);
      assert.equal(readings[0]!.polarity, 'positive');
      assert.match(broken.notice ?? '', /more slowly/);
    });
  }

  it('can be stopped', async () => {
    const stop = new AbortController();
    const reading = reader().read(MANY, stop.signal);
    stop.abort();
    await assert.rejects(reading, (error) => codeOf(error) === 'cancelled');
    await assert.rejects(reader().read(SAID, stop.signal), (error) => codeOf(error) === 'cancelled');
  });

  it('says what to do where the model is missing or cut short', async () => {
    const cut = join(folder, 'cut.onnx');
    writeFileSync(cut, 'no model');
    for (const file of [join(folder, 'none.onnx'), cut]) {
      await assert.rejects(reader({ file }).read(SAID), (error) => codeOf(error) === 'not-installed');
    }
  });

  it('is small', async () => {
    const { size } = await import('node:fs').then(({ statSync }) => statSync(FILE));
    assert.ok(size <= 5_000_000);
  });

  it('opens without a process or a file', async () => {
    const opened = openShippedSentiment(() => {});
    assert.equal(opened.id, 'groundplan-feelings-1');
    await opened.dispose();
  });
});

describe('a reader of the catalogue', () => {
  const folder = mkdtempSync(join(tmpdir(), 'gp-labels-'));
  const files = ['model.onnx', 'tokenizer.json'].map((name) => ({ name, url: '', aboutBytes: 0 }));
  const model: SentimentModel = {
    ...{
      id: 'tiny',
      title: 'Tiny',
      licence: 'MIT',
      kind: 'transformer',
      outputs: 'one',
      maxTokens: 64,
      files,
    },
    labels: [{ polarity: 'negative' }, { polarity: 'neutral' }, { polarity: 'positive' }],
  };
  const open: Sentiment[] = [];
  const reader = (of: SentimentModel = model, from = folder) => {
    const made = new TransformerSentiment({ model: of, folder: from, entry: embedEntry() });
    open.push(made);
    return made;
  };
  before(() => tinyClassifier(folder, { read: [0, 0, 5], file: [0, 5, 0], path: [5, 0, 0] }));
  afterEach(async () => {
    for (const each of open.splice(0)) await each.dispose();
  });
  after(() => rmSync(folder, { recursive: true }));

  it('reads the words of a text and not what it shows', async () => {
    const texts = ['read it', 'path path `read read read`', 'file', '```read```', 'Das ist nicht gut'];
    const readings = await reader().read(texts);
    assert.deepEqual(
      readings.map(({ polarity, abstained }) => abstained ?? polarity),
      ['positive', 'negative', 'neutral', 'code', 'language'],
    );
  });

  it('tells emotions by the labels where they speak of any', async () => {
    const several: SentimentModel = {
      ...model,
      outputs: 'several',
      labels: [
        { polarity: 'negative', emotion: 'frustration' },
        { polarity: 'neutral', emotion: 'doubt' },
        { polarity: 'positive', emotion: 'satisfaction' },
      ],
    };
    const readings = await reader(several).read(['path path', 'file file', 'read read']);
    assert.ok(readings[0]!.emotions.frustration > 0.9);
    assert.ok(readings[1]!.emotions.confidence < 0.25);
    assert.ok(readings[2]!.feelings.includes('satisfaction'));
  });

  it('says what to do where it is not downloaded, or other than its entry says', async () => {
    const missing = reader(model, join(folder, 'none')).read(['read']);
    await assert.rejects(missing, (error) => codeOf(error) === 'engine-unavailable');
    const other = reader({ ...model, labels: [{ polarity: 'neutral' }] }).read(['read']);
    await assert.rejects(other, (error) => codeOf(error) === 'engine-failed');
  });

  it('is used once a person has chosen it, and the one that ships where it is gone or cannot be read', async () => {
    const profile = new SqliteKnowledge({ file: undefined, now: Date.now, problem: () => {} });
    const home = openModelHome({ folder, profile, log: () => {} });
    const id = sentimentCatalogue()[1]!.id;
    await new ModelChoices(profile.values, home.machine).choose('sentiment', id);
    const installed = (among: readonly string[]) => async () => ({
      ...home,
      library: Object.assign(Object.create(home.library), {
        installed: async () => among.map((each) => ({ id: each, use: 'sentiment' })),
      }),
    });
    const options = { folder, log: () => {} };
    const chosen = await openChosenSentiment({ ...options, home: installed([id]) });
    const gone = await openChosenSentiment({ ...options, home: installed([]) });
    const unread = await openChosenSentiment({
      ...options,
      home: () => Promise.reject(new Error('disk gone')),
    });
    open.push(chosen, gone, unread);
    assert.deepEqual(
      [chosen.id, gone.id, unread.id],
      [id, sentimentCatalogue()[0]!.id, sentimentCatalogue()[0]!.id],
    );
    await profile.dispose();
  });

  it('has a label of a polarity for each output', () => {
    for (const { kind, labels, licence } of sentimentCatalogue()) {
      assert.ok(licence.length > 0);
      assert.equal(labels.length > 0, kind === 'transformer');
      for (const { polarity } of labels) assert.ok(POLARITIES.includes(polarity));
    }
  });
});

describe('groundplan sentiment', () => {
  it('answers a line with a line, names the number of what is none, and goes on', async () => {
    const lines =
      '{"id":"a","text":"awesome, thanks!"}\\n\\nnonsense\\n{"id":7,"text":"```x```"}\\n{"id":"b"}\\n';
    const { status, output, errors } = await shell(`printf '${lines}' | $GROUNDPLAN sentiment --format json`);
    assert.equal(status, 0);
    const answers = output
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    assert.deepEqual(
      answers.map(({ id }) => id),
      ['a', 7],
    );
    assert.deepEqual(Object.keys(answers[0]), [
      'id',
      'polarity',
      'scores',
      'emotions',
      'feelings',
      'abstained',
    ]);
    assert.equal(answers[0].polarity, 'positive');
    assert.deepEqual([answers[1].abstained, answers[1].because], [true, 'code']);
    assert.match(errors, /line 3 is left out/);
    assert.match(errors, /line 5 is left out/);
  });

  it('answers what is there before the input ends', async () => {
    const { output } = await shell(
      `(echo '{"id":"a","text":"thanks"}'; sleep 4) | $GROUNDPLAN sentiment --format json | { read -t 3 line; echo "$line"; }`,
    );
    assert.match(output, /"id":"a"/);
  });

  it('reads a file and writes another', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'gp-feelings-'));
    try {
      writeFileSync(join(folder, 'in.jsonl'), '{"id":"a","text":"awesome"}\r\n{"id":"b","text":"awful"}');
      const { status } = await groundplan(
        ['sentiment', '-f', 'json', '--input', 'in.jsonl', '-o', 'out.jsonl'],
        { cwd: folder },
      );
      assert.equal(status, 0);
      const { readFileSync } = await import('node:fs');
      assert.equal(readFileSync(join(folder, 'out.jsonl'), 'utf8').trim().split('\n').length, 2);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('tells a person about one text', async () => {
    const { output } = await groundplan(['sentiment', 'this', 'is', 'awful']);
    assert.match(output, /^- negative 0\.\d\d/);
  });

  it('fails where there is no such file', async () => {
    const { status, errors } = await groundplan(['sentiment', '--input', '/nowhere/x.jsonl']);
    assert.equal(status, 2);
    assert.match(errors, /cannot be read/);
  });
});
