import assert from 'node:assert/strict';
import { finding, moduleOf } from './findings.ts';
import { applied, type Files, modelOf, suggestFor } from './memoryWorkspace.ts';

const files: Files = {
  'core/report.ts':
    "import { Store } from '../db/store';\n\nexport class Report {\n  constructor(private readonly store: Store) {}\n  total(): number {\n    return this.store.find('x', 1).amount + this.store.size;\n  }\n}\n",
  'db/store.ts':
    "import type { Row } from '../rows/row';\n\nexport class Store {\n  readonly size: number = 0;\n  find(id: string, limit = 1, ...more: string[]): Row {\n    return this.load(id);\n  }\n  private load(id: string): Row {\n    return { amount: id.length };\n  }\n  clear() {}\n}\n",
  'rows/row.ts': 'export interface Row {\n  amount: number;\n}\n',
};
const extra = {
  findings: [finding('unstable-dependency', ['core', 'db'])],
  modules: [moduleOf('core', ['core/report.ts']), moduleOf('db', ['db/store.ts'])],
};

describe('extracting an interface at an unstable boundary', () => {
  it('states what the stable side uses and turns the dependency round', async () => {
    const typed = {
      ...files,
      'db/store.ts': files['db/store.ts']!.replace('limit = 1', 'limit: number = 1'),
    };
    const [suggestion] = await suggestFor(typed, extra);
    assert.equal(suggestion?.kind, 'extract-interface');
    const after = applied(typed, suggestion!.edits);
    assert.equal(
      after['core/storeLike.ts'],
      "import type { Row } from '../rows/row';\n\n/** What this side needs of Store. */\nexport interface StoreLike {\n  readonly size: number;\n  find(id: string, limit?: number, ...more: string[]): Row;\n}\n",
    );
    assert.match(after['core/report.ts']!, /^import type \{ StoreLike \} from '\.\/storeLike';\n/);
    assert.match(after['core/report.ts']!, /store: StoreLike\)/);
    assert.match(after['db/store.ts']!, /import type \{ StoreLike \} from '\.\.\/core\/storeLike';\n/);
    assert.match(after['db/store.ts']!, /class Store implements StoreLike \{/);
    const { graph } = await modelOf(after);
    assert.ok(!graph.edges.some(({ from, to }) => from === 'core/report.ts' && to === 'db/store.ts'));
  });

  it('gives steps only where a used member has no written type', async () => {
    const [suggestion] = await suggestFor(files, extra);
    assert.equal(suggestion?.kind, 'extract-interface');
    assert.deepEqual(suggestion!.edits, []);
    assert.ok(suggestion!.steps.length > 0);
  });

  it('gives steps only where the instance is handed on', async () => {
    const handed = {
      ...files,
      'core/report.ts': files['core/report.ts']!.replace("find('x', 1)", 'find(String(this.store), 1)'),
    };
    assert.deepEqual((await suggestFor(handed, extra))[0]?.edits, []);
  });
});
