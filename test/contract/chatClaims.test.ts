/** What a language model says of the code, held against the code: true sentences stay as they are, false ones are put right. */
import assert from 'node:assert/strict';
import { createNodeEngine } from '../../src/infra/nodeEngine.ts';
import { analysisOptions } from '../support/analysisOptions.ts';
import { answer, withModels, withServer } from '../support/scriptedServer.ts';
import { SUBJECT } from '../support/subject.ts';
import { withFolder } from '../support/temporary.ts';

interface Case {
  readonly files: Readonly<Record<string, string>>;
  readonly right: readonly string[];
  readonly wrong: readonly string[];
}

const TYPESCRIPT: Case = {
  files: {
    'package.json': '{ "name": "shop", "dependencies": { "lodash": "4" } }',
    'src/queue.ts':
      "import { log } from './log';\nexport class RetryQueue {\n  push(job: string) {\n    log(job);\n    return job;\n  }\n}\n",
    'src/app.ts':
      "import { RetryQueue } from './queue';\nimport { Mailer } from './mailer';\nexport const queue = new RetryQueue();\nexport const mail = new Mailer();\n",
    'src/mailer.ts':
      "import { chunk } from 'lodash';\nimport { Sender } from './sender';\nexport class Mailer extends Sender {\n  all = () => chunk(['a'], 2);\n}\n",
    'src/sender.ts': 'export class Sender {\n  send() {}\n}\n',
    'src/log.ts': 'export function log(text: string) {\n  console.log(text);\n}\n',
    'src/ring/one.ts': "import { two } from './two';\nexport const one = () => two();\n",
    'src/ring/two.ts': "import { one } from './one';\nexport const two = () => one();\n",
    'test/queue.test.ts': "import { RetryQueue } from '../src/queue';\nnew RetryQueue().push('a');\n",
  },
  right: [
    '`src/app.ts` imports `src/queue.ts`.',
    '`app.ts` imports `queue.ts` and `mailer.ts`.',
    '`src/queue.ts` is imported by `src/app.ts`.',
    '`app.ts` uses `RetryQueue`, which depends on `log.ts`.',
    '`Mailer` extends `Sender` and uses `lodash`.',
    '`src/app.ts` depends on `src/log.ts`.',
    '`src/app.ts` does not directly import `src/log.ts`.',
    '`src/queue.ts` does not import `src/app.ts`.',
    '`RetryQueue` calls `log()`.',
    '`src/ring/one.ts` and `src/ring/two.ts` import each other.',
    'There is a cycle between `one.ts` and `two.ts`.',
    '`src/queue.ts` is used by 1 file.',
    '`src/queue.ts` is used by 2 files.',
    'Two files import `src/queue.ts`.',
    'There is one circular dependency.',
    'The project has 7 source files.',
    '`src/sender.ts` has 3 lines.',
    'Nothing in `src/log.ts` imports `src/app.ts`.',
    'If `src/log.ts` imports `src/app.ts`, a circle is closed.',
    'The tests of `src/log.ts` import `src/app.ts`.',
    '`src/queue.ts` could import `src/app.ts`.',
    '`src/queue.ts` is used by about 9 files.',
    '`Mailer` builds a list with `chunk`, and `app.ts` uses `Mailer`.',
    'Unlike `src/log.ts`, `src/app.ts` imports `src/queue.ts`.',
  ],
  wrong: [
    '`src/queue.ts` imports `src/app.ts`.',
    'The file `queue.ts` depends on `app.ts`, which starts it.',
    '`src/app.ts` is imported by `src/queue.ts`.',
    '`src/log.ts` uses `RetryQueue`.',
    '`log.ts` imports `lodash`.',
    '`src/app.ts` imports `queue.ts` and `ring/one.ts`.',
    '`src/app.ts` does not import `src/queue.ts`.',
    'Nothing in `src/app.ts` imports `src/queue.ts`.',
    '`Sender` extends `Mailer`.',
    '`Sender` calls `RetryQueue`.',
    '`src/app.ts` and `src/queue.ts` import each other.',
    'There are no import cycles.',
    '`src/queue.ts` is used by 5 files.',
    'No files import `src/queue.ts`.',
    'The project has 40 files.',
    'There are three cycles.',
    '`src/sender.ts` has 120 lines.',
  ],
};

const PYTHON: Case = {
  files: {
    'shop/__init__.py': '',
    'shop/orders.py':
      'from shop.store import Store\n\n\nclass Orders:\n    def __init__(self, store: Store):\n        self.store = store\n\n    def all(self):\n        return self.store.rows()\n',
    'shop/store.py':
      'import sqlite3\n\n\nclass Store:\n    def rows(self):\n        return sqlite3.connect(":memory:")\n',
    'shop/cached.py': 'from shop.store import Store\n\n\nclass CachedStore(Store):\n    pass\n',
    'shop/main.py':
      'from shop.orders import Orders\nfrom shop.cached import CachedStore\n\nOrders(CachedStore()).all()\n',
  },
  right: [
    '`Orders` depends on `Store`.',
    '`CachedStore` inherits from `Store`.',
    '`shop/main.py` imports `Orders` and `CachedStore`.',
    '`shop/store.py` is used by 2 files.',
    '`shop/store.py` does not import `shop/orders.py`.',
    'There are no circular imports.',
    '`shop/main.py` uses `shop/store.py`.',
  ],
  wrong: [
    '`Store` imports `Orders`.',
    '`Store` inherits from `CachedStore`.',
    '`shop/main.py` is imported by `shop/orders.py`.',
    '`shop/orders.py` and `shop/store.py` form a cycle.',
    '`shop/store.py` is imported by 4 files.',
  ],
};

const JAVA: Case = {
  files: {
    'src/main/java/shop/Order.java':
      'package shop;\n\npublic class Order {\n  private final Money total = new Money();\n}\n',
    'src/main/java/shop/Money.java': 'package shop;\n\npublic class Money {\n}\n',
    'src/main/java/shop/web/OrderPage.java':
      'package shop.web;\n\nimport shop.Order;\n\npublic class OrderPage extends Page {\n  Order order;\n}\n',
    'src/main/java/shop/web/Page.java': 'package shop.web;\n\npublic abstract class Page {\n}\n',
  },
  right: [
    '`OrderPage` uses `Order`.',
    '`Order` uses `Money`.',
    '`OrderPage` extends `Page`.',
    '`OrderPage` depends on `Money`.',
    '`Money` does not use `OrderPage`.',
  ],
  wrong: [
    '`Order` uses `OrderPage`.',
    '`Money` depends on `Order`.',
    '`Page` extends `OrderPage`.',
    '`Order` extends `Page`.',
  ],
};

/** Each sentence on a line of its own, as the answer came out. */
async function told(files: Case['files'], sentences: readonly string[]): Promise<readonly string[]> {
  let lines: readonly string[] = [];
  await withFolder(files, (root) =>
    withServer(
      withModels((_, response) => answer(response, sentences.map((each) => `- ${each}\n`).join(''))),
      async ({ url }) => {
        const engine = createNodeEngine({
          log() {},
          gitAllowed: false,
          enginesConfiguration: async () => ({
            preference: 'server',
            servers: [{ name: 'lab', url, contextTokens: 8192 }],
          }),
        });
        try {
          await engine.analyze(root, analysisOptions());
          const report = await engine.chat.ask({ roots: [root], question: 'what imports what?' });
          assert.equal(report.answer.state, 'done');
          lines = report.answer.text.trimEnd().split('\n');
        } finally {
          await engine.dispose();
        }
      },
    ),
  );
  assert.equal(lines.length, sentences.length, lines.join('\n'));
  return lines;
}

const corrected = (line: string) => line.endsWith('*(corrected)*');

describe('claims about the code', function () {
  this.timeout(60_000);

  for (const [language, { files, right, wrong }] of Object.entries({ TYPESCRIPT, PYTHON, JAVA }))
    it(`are left alone where they are true and put right where not: ${language.toLowerCase()}`, async () => {
      const lines = await told(files, [...right, ...wrong]);
      if (process.env.SHOW) console.log(lines.join('\n'));
      assert.deepEqual(lines.slice(0, right.length).filter(corrected), []);
      for (const [at, sentence] of wrong.entries())
        assert.ok(corrected(lines[right.length + at]!), `${sentence} → ${lines[right.length + at]}`);
    });

  it('know a pattern that is there, and take nobody’s word for one that is not', async () => {
    const [there, gone] = await told(SUBJECT, [
      '`PriceFeed` implements the observer pattern.',
      '`Printer` is a singleton.',
    ]);
    if (process.env.SHOW) console.log(there, gone);
    assert.match(there!, /\[\d+\]$/);
    assert.match(gone!, /not supported/);
  });
});
