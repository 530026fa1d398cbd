/** Every command's JSON on one workspace that has something to say in each of them, held against what the README promises. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { TOPICS } from '../../src/core/decisions/tables/decisionTable.ts';
import { groundplan } from '../support/commandLine.ts';
import {
  analyzeJson,
  decisionsJson,
  findingKinds,
  findingsJson,
  graphJson,
  mapJson,
  modulesJson,
  patternsJson,
  placeJson,
  placeLine,
  suggestionKinds,
  suggestJson,
} from '../support/jsonContract.ts';
import {
  checkJson,
  mayJson,
  rulesDryRunJson,
  rulesInferJson,
  rulesListJson,
  rulesWrittenJson,
  whyJson,
} from '../support/rulesContract.ts';
import { withFolder } from '../support/temporary.ts';

const README = readFileSync(join(import.meta.dirname, '..', '..', 'README.md'), 'utf8');

const record = (title: string, status: string) =>
  `# ${title}\n\nDate: 2026-02-03\n\n## Status\n\n${status}\n\n## Context\n\n## Decision\n\n## Consequences\n`;

const SHOP = {
  'groundplan.yaml': `layers:
  - {name: surface, files: src/web/**}
  - {name: heart, files: src/domain/**}
rules:
  - id: layered
    kind: layers
    order: [surface, heart]
    why: the heart outlives its pages
    except:
      - {from: src/domain/price.ts, to: src/web/format.ts, reason: being moved, until: 2099-01-31}
  - id: nothing-of-the-kind
    kind: forbidden
    from: src/gone/**
    to: src/web/**
`,
  'package.json': '{ "name": "shop", "dependencies": { "express": "4", "kafkajs": "2", "pg": "8" } }',
  Dockerfile: 'FROM node:22\n',
  'docs/adr/0001-broker.md': record('1. Use Kafka', 'Superseded by [2. Use NATS](0002-nats.md)'),
  'docs/adr/0002-nats.md': record('2. Use NATS', 'Accepted\n\nSupersedes [1. Use Kafka](0001-broker.md)'),
  'docs/adr/0003-lost.md': record('3. Lost', 'Superseded by [9. Gone](0009-gone.md)'),
  'src/domain/order.ts': `import type { Page } from '../web/page';
import { emptyBasket } from './basket';
export interface Tariff { due(sum: number): number }
export class Order {
  private readonly listeners: ((id: string) => void)[] = [];
  constructor(private readonly tariff: Tariff, readonly page?: Page) {}
  onPaid(listener: (id: string) => void) { this.listeners.push(listener); }
  pay(id: string) { for (const each of this.listeners) each(id); return this.tariff.due(emptyBasket().length); }
}
`,
  'src/domain/basket.ts': "import { Order } from './order';\nexport const emptyBasket = (): Order[] => [];\n",
  'src/domain/price.ts':
    "import { money } from '../web/format';\nexport const price = (n: number) => money(n);\n",
  'src/web/format.ts': "export const money = (n: number) => n + ' €';\n",
  'src/web/page.ts': `import express from 'express';
import { Order } from '../domain/order';
import { price } from '../domain/price';
export interface Page { readonly title: string }
const app = express();
app.get('/orders/:id', (request, response) => response.json(new Order({ due: (sum) => sum }).pay(price(1))));
app.listen(80);
`,
  'src/web/client.ts': "export const load = (id: string) => fetch('/orders/' + id);\n",
  'src/web/store.ts': `import { Pool } from 'pg';
import { Kafka } from 'kafkajs';
export const rows = () => new Pool().query('SELECT id FROM orders');
export const bus = new Kafka({ brokers: [] }).producer();
export const tell = (id: string) => bus.send({ topic: 'orders', messages: [{ value: id }] });
`,
  'src/web/report.ts':
    "import { Pool } from 'pg';\nexport const sums = () => new Pool().query('SELECT sum(total) FROM orders');\n",
} as const;

type Schema = v.GenericSchema<unknown, unknown>;

async function answered<T extends Schema>(
  schema: T,
  args: readonly string[],
  status: number,
): Promise<v.InferOutput<T>> {
  const { output, errors, status: ended } = await groundplan([...args, '-f', 'json', '--no-cache']);
  assert.equal(ended, status, errors);
  const parsed = v.safeParse(schema, JSON.parse(output));
  const [issue] = parsed.issues ?? [];
  assert.ok(parsed.success, `${issue?.message} at ${issue && v.getDotPath(issue)}`);
  return parsed.output;
}

describe('the JSON of a workspace with much to say', function () {
  this.timeout(60_000);
  const shop = (use: (root: string) => Promise<void>) => withFolder(SHOP, use);

  it('of the graph, the modules, the map and the overview is as promised', () =>
    shop(async (root) => {
      assert.ok((await answered(graphJson, ['graph', root], 0)).cycles.length > 0);
      assert.ok((await answered(modulesJson, ['modules', root], 0)).modules.length > 1);
      const map = await answered(mapJson, ['map', root, '--expand', 'all'], 0);
      assert.ok(map.edges.some(({ mark }) => mark === 'violation') && map.nodes.some(({ layer }) => layer));
      const near = await answered(mapJson, ['map', root, '--focus', 'src/domain', '--depth', '2'], 0);
      assert.equal(near.focus, 'src/domain');
      await answered(analyzeJson, ['analyze', root], 0);
    }));

  it('of patterns and decisions is as promised', () =>
    shop(async (root) => {
      const patterns = await answered(patternsJson, ['patterns', root], 0);
      for (const kind of ['design', 'communication', 'data', 'channels'] as const)
        assert.ok(patterns[kind].length > 0, kind);
      const { decisions, findings } = await answered(decisionsJson, ['decisions', root], 0);
      assert.deepEqual(new Set(decisions.map(({ origin }) => origin)), new Set(['record', 'implied']));
      assert.ok(decisions.some(({ supersededBy }) => supersededBy !== undefined));
      assert.ok(findings.some(({ kind }) => kind === 'broken-record-link'));
    }));

  it('of findings and suggestions is as promised', () =>
    shop(async (root) => {
      const { findings } = await answered(findingsJson, ['findings', root], 1);
      const kinds = new Set(findings.map(({ kind }) => kind));
      for (const kind of ['cycle', 'rule-violation', 'rule-problem', 'broken-record-link'] as const)
        assert.ok(kinds.has(kind), kind);
      const { suggestions } = await answered(suggestJson, ['suggest', root], 0);
      assert.ok(suggestions.length > 0);
    }));

  it('of places is as promised, and a line each where names come from a file', () =>
    shop(async (root) => {
      const { places } = await answered(placeJson, ['place', root, 'invoice.ts', 'client.test.ts'], 0);
      assert.deepEqual(
        places.map(({ name }) => name),
        ['invoice.ts', 'client.test.ts'],
      );
      await withFolder(
        { 'names.jsonl': '{"id":"a","name":"cart.ts"}\n\n{"id":"b","name":"Tax.ts"}\n' },
        async (at) => {
          const { output } = await groundplan(['place', root, '--queries', join(at, 'names.jsonl'), '-q']);
          const lines = output
            .trim()
            .split('\n')
            .map((line) => v.parse(placeLine, JSON.parse(line)));
          assert.deepEqual(
            lines.map(({ id }) => id),
            ['a', 'b'],
          );
          assert.ok(lines.every(({ folders }) => folders.length > 0));
        },
      );
    }));

  it('of rules, and of what they say, is as promised', () =>
    shop(async (root) => {
      const check = await answered(checkJson, ['check', root], 1);
      assert.ok(check.violations.length > 0 && check.problems.length > 0);
      assert.equal((await answered(rulesListJson, ['rules', 'list', root], 0)).rules.length, 2);
      await answered(rulesInferJson, ['rules', 'infer', root], 0);
      await answered(rulesWrittenJson, ['rules', 'ratify', '-C', root, '--all'], 0);
      await answered(rulesDryRunJson, ['rules', 'ratify', '-C', root, '--all', '--dry-run'], 0);
      const may = await answered(mayJson, ['may', 'src/domain', 'src/web', '-C', root], 1);
      assert.notEqual(may.verdict, 'allowed');
      assert.ok((await answered(whyJson, ['why', 'src/web', 'src/domain', '-C', root], 0)).steps.length > 0);
    }));
});

describe('the README', () => {
  const named = (heading: string) => {
    const section = README.split(/^#{2,3} /m).find((each) => each.startsWith(heading)) ?? '';
    return [...section.matchAll(/`([a-z][a-z-]+)`/g)].map(([, word]) => word!);
  };

  it('names every kind of finding and suggestion, and no other', () => {
    assert.deepEqual(named('Kinds of findings').sort(), [...findingKinds].sort());
    assert.deepEqual(named('Kinds of suggestions').sort(), [...suggestionKinds].sort());
  });

  it('names every topic of a decision, and no other', () => {
    assert.deepEqual(named('Topics of decisions').sort(), ['record', ...TOPICS].sort());
  });
});
