/** What the conversation service answers from the model of real files, without any language model. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ChatMessage } from '../../src/core/model/chat.ts';
import { createNodeEngine } from '../../src/infra/nodeEngine.ts';
import type { AskRequest } from '../../src/protocol/chatApi.ts';
import type { Engine } from '../../src/protocol/engineApi.ts';
import { analysisOptions } from '../support/analysisOptions.ts';
import { withFolder } from '../support/temporary.ts';

const FILES = {
  'README.md':
    '# Shop\n\n[![badge](x)](y)\n\nShop is a small service that sells plants over the web.\n\n## Running it\n\nnpm start\n',
  'package.json':
    '{\n  "name": "shop",\n  "scripts": {\n    "start": "node src/main.ts",\n    "test": "mocha"\n  },\n  "dependencies": { "express": "4.0.0", "pg": "8.0.0" }\n}\n',
  'src/main.ts': "import { createApp } from './web/app';\n\nfunction main() {\n  createApp();\n}\nmain();\n",
  'src/web/app.ts':
    "import express from 'express';\nimport { OrderController } from './orderController';\nexport function createApp() {\n  return new OrderController(express());\n}\n",
  'src/web/orderController.ts':
    "import { OrderRepository } from '../data/orderRepository';\n/** Takes orders from the web. */\nexport class OrderController {\n  constructor(readonly app: unknown) {}\n  place() {\n    return new OrderRepository().save();\n  }\n}\n",
  'src/web/cartController.ts':
    "import { OrderRepository } from '../data/orderRepository';\nexport class CartController {\n  repository = new OrderRepository();\n}\n",
  'src/data/orderRepository.ts':
    "import { Client } from 'pg';\nimport { Order } from './order';\n// Keeps orders in the database.\nexport class OrderRepository {\n  client = new Client();\n  save() {\n    return new Order();\n  }\n}\n",
  'src/data/order.ts':
    "import { priceOf } from './price';\nexport class Order {\n  price = priceOf(this);\n}\n",
  'src/data/price.ts':
    "import { Order } from './order';\nexport const priceOf = (order: Order) => (order instanceof Order ? 1 : 0);\n",
  'test/order.test.ts': "import { Order } from '../src/data/order';\nnew Order();\n",
};

describe('answers from the model of the code', function () {
  this.timeout(60_000);

  let engine: Engine;
  beforeEach(() => {
    engine = createNodeEngine({ log() {}, gitAllowed: false });
  });
  afterEach(() => engine.dispose());

  const asked = (files: Readonly<Record<string, string>>, use: (ask: Ask) => Promise<void>) =>
    withFolder(files, async (root) => {
      await engine.analyze(root, analysisOptions());
      await use(async (question, more = {}) => {
        const { answer } = await engine.chat.ask({ roots: [root], question, engine: 'none', ...more });
        bornOut(root, answer);
        return answer;
      });
    });

  type Ask = (question: string, more?: Partial<AskRequest>) => Promise<ChatMessage>;

  /** Every place is there, and every mark in the text has one. */
  function bornOut(root: string, { text, citations, state }: ChatMessage): void {
    assert.equal(state, 'done', text);
    for (const { path, line } of citations)
      assert.ok(line <= readFileSync(join(root, path), 'utf8').split('\n').length, `${path}:${line}`);
    const marks = [...text.matchAll(/(?<!\\)\[(\d+)\]/g)].map((match) => Number(match[1]));
    assert.deepEqual(
      [...new Set(marks)],
      citations.map(({ id }) => id),
      text,
    );
  }

  const QUESTIONS: readonly (readonly [question: string, answer: RegExp])[] = [
    ['What is this project?', /“Shop is a small service that sells plants over the web\.”/],
    ['How is it built?', /It has 7 source files .* mostly TypeScript, and 1 test file/],
    [
      'What is OrderController?',
      /`OrderController` is a class in `src\/web\/orderController\.ts`.*“Takes orders from the web\.”/s,
    ],
    [
      'who uses src/data/orderRepository.ts?',
      /2 files use .*`src\/web\/cartController\.ts` takes `OrderRepository`/s,
    ],
    [
      'what does orderController.ts depend on',
      /uses 1 file of the workspace.*`src\/data\/orderRepository\.ts`/s,
    ],
    ['Why does src/web depend on src/data?', /directly.*The line is `import \{ OrderRepository \}/s],
    ['does src/data depend on src/web?', /does not depend on .* the other way round/s],
    [
      'how does main.ts reach price.ts?',
      /in 5 steps.*5\. `src\/data\/order\.ts` imports `src\/data\/price\.ts`/s,
    ],
    [
      'are there circular dependencies?',
      /1 circle of imports is closed.*`src\/data\/order\.ts` → `src\/data\/price\.ts`/s,
    ],
    ['what would break if I change price.ts?', /can reach 6 files.*1 test file reaches it/s],
    ['where would a new controller go?', /Put it in `src\/web\/`.*`Controller\.ts`/s],
    ['which database is used?', /PostgreSQL/],
    ['who uses express?', /`express` comes from outside the workspace; 1 file imports it/],
    ['where does the program start?', /`src\/main\.ts`.*declares `main`/],
    ['how do I run it?', /“Running it” in `README\.md`.*`npm run start`/s],
    ['what are the rules?', /no `groundplan\.yaml`/],
    [
      'why do controllers depend on repositories?',
      /2 imports lead from the 2 files called after “controller”/,
    ],
    ['who instantiates the Client?', /orderRepository/],
    [
      'What is OrderControler?',
      /Nothing in this workspace is called `OrderControler`\. Close to it is `OrderController`/,
    ],
    ['how are the tests organised?', /There is 1 test file|1 test file/],
    ['hello', /Ask about this workspace in your own words/],
    ['zzz qqq?', /answers that/],
  ];
  it('takes what new people ask', () =>
    asked(FILES, async (ask) => {
      for (const [question, expected] of QUESTIONS)
        assert.match((await ask(question)).text, expected, question);
    }));

  it('says what it could not answer', () =>
    asked(FILES, async (ask) => {
      const { notices, followUps } = await ask('zzz qqq?');
      assert.deepEqual(
        notices.map(({ kind }) => kind),
        ['unsupported'],
      );
      assert.ok(followUps.length > 0);
    }));

  it('has an answer to every command', () =>
    asked(FILES, async (ask) => {
      const text = async (
        command: AskRequest['command'] & string,
        question = '',
        chips: AskRequest['chips'] = [],
      ) => (await ask(question, { command, chips })).text;
      assert.match(
        await text('explain', '', [{ kind: 'file', path: 'src/data/order.ts' }]),
        /`src\/data\/order\.ts` is a TypeScript file/,
      );
      assert.match(
        await text('explain', '', [
          { kind: 'selection', path: 'src/web/orderController.ts', startLine: 5, endLine: 6 },
        ]),
        /lines 5–6|These lines belong to .*`place`/,
      );
      assert.match(await text('why', 'src/web src/data'), /depends on/);
      assert.match(await text('why', 'main.ts data'), /reaches the module `src\/data`/);
      assert.match(
        await text('adr', 'PostgreSQL'),
        /# Use PostgreSQL for database[\s\S]*## Considered Options/,
      );
      assert.match(await text('adr', 'Use events between shops'), /# Use events between shops/);
      assert.match(
        await text('generate', 'a controller for invoices'),
        /src\/web\/invoiceController\.ts[\s\S]*class InvoiceController/,
      );
      assert.match(await text('learned'), /8 files read/);
      assert.match(await text('suggest'), /suggest/);
      assert.match(await text('export'), /Export this conversation/);
    }));

  it('makes the file that is named with its ending, after the one that is named as its example', () =>
    asked(FILES, async (ask) => {
      const made = async (question: string) => (await ask(question, { command: 'generate' })).text;
      const invoice = await made('src/data/invoice.ts after order.ts');
      assert.match(invoice, /would stand in `src\/data\/invoice\.ts`.*made after `src\/data\/order\.ts`/);
      assert.match(invoice, /import \{ priceOf \} from '\.\/price';[\s\S]*class Invoice \{/);
      const line = await made('`src/billing/invoice-line.ts` like src/data/order.ts');
      assert.match(
        line,
        /`src\/billing\/invoice-line\.ts`[\s\S]*from '\.\.\/data\/price';[\s\S]*class InvoiceLine/,
      );
      assert.match(
        await made('refundController.ts'),
        /`src\/web\/refundController\.ts`[\s\S]*class RefundController/,
      );
      assert.match(
        await made('src\\data\\refund.ts, after ./src/data/order.ts'),
        /`src\/data\/refund\.ts`[\s\S]*class Refund /,
      );
      assert.match(
        await made('a refund like src/data/order.ts'),
        /`src\/data\/refund\.ts`[\s\S]*class Refund /,
      );
      assert.match(
        await made('src/web/refundController.ts'),
        /made after `src\/web\/(?:order|cart)Controller\.ts`/,
      );
      assert.match(await made('src/data/order.ts'), /there already|Say what is to be made/);
      assert.doesNotMatch(await made('../../outside/invoice.ts after order.ts'), /\.\.\/outside/);
      assert.doesNotMatch(await made('/etc/invoice.ts after order.ts'), /`\/?etc\//);
    }));

  it('asks every workspace that is named', () =>
    asked(FILES, (ask) =>
      withFolder({ 'other.ts': 'export const x = 1;\n' }, async (second) => {
        await engine.analyze(second, analysisOptions());
        const first = (await ask('how many files are there?')).citations[0]!.root;
        const { answer } = await engine.chat.ask({
          roots: [first, second],
          question: 'how many files are there?',
        });
        assert.match(answer.text, /^## .*7 source files[\s\S]*## .*1 source file/s);
        assert.deepEqual(new Set(answer.citations.map(({ root }) => root)), new Set([first, second]));
      }),
    ));

  it('shows names of the repository as they are, whatever they try to be', () => {
    const odd = 'src/[1] `x` **b** <img src=x>.ts';
    return asked({ ...FILES, [odd]: "import './data/order';\nexport class Odd {}\n" }, async (ask) => {
      const { text, citations } = await ask('who uses src/data/order.ts?');
      assert.ok(text.includes('``src/[1] `x` **b** <img src=x>.ts``'), text);
      assert.ok(citations.some(({ path }) => path === odd));
    });
  });

  it('says so where there is no source file', () =>
    asked({ 'notes.txt': 'x' }, async (ask) => {
      assert.match((await ask('what is this?')).text, /No source file/);
    }));
});
