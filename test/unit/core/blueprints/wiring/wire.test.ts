import assert from 'node:assert/strict';
import { type Wire, wire } from '../../../../../src/core/blueprints/wiring/wire.ts';
import { applyReplacements } from '../../../../../src/core/edit/replacements.ts';
import { defaultGrammarLocation } from '../../../../../src/infra/parse/grammarFiles.ts';
import { createSyntaxReader } from '../../../../../src/infra/parse/syntaxReader.ts';
import { createWiringReader } from '../../../../../src/infra/parse/wiringReader.ts';

const syntaxReader = createSyntaxReader(defaultGrammarLocation());
const wiringReader = createWiringReader(defaultGrammarLocation());

async function tried(wanted: Wire, path: string, text: string) {
  const syntax = await syntaxReader.read(path, text);
  const places = await wiringReader.read(path, text);
  assert.ok(syntax !== undefined && places !== undefined);
  return wire(wanted, { path, text, syntax, places });
}

/** The text afterwards; a second time has to leave nothing to do. */
async function wired(wanted: Wire, path: string, text: string): Promise<string> {
  const result = await tried(wanted, path, text);
  assert.equal(result.type, 'edit', JSON.stringify(result));
  const after = applyReplacements(text, result.type === 'edit' ? result.replacements : []) ?? '';
  assert.deepEqual(await tried(wanted, path, after), { type: 'there' });
  return after;
}

const ordersModule: Wire = {
  import: { name: 'OrdersModule', from: 'src/orders/orders.module.ts' },
  list: { of: 'Module.imports', add: 'OrdersModule' },
};
const apps: Wire = { list: { of: 'INSTALLED_APPS', add: "'orders'" } };
const router: Wire = {
  import: { name: 'ordersRouter', from: 'src/orders/router.ts' },
  call: { like: 'use', with: "'/orders', ordersRouter()" },
};

describe('a registration', () => {
  it('of a module comes into the list of its decorator, with its import', async () => {
    const text =
      "import { Module } from '@nestjs/common';\nimport { UsersModule } from './users/users.module';\n\n@Module({\n  imports: [UsersModule],\n  providers: [],\n})\nexport class AppModule {}\n";
    assert.equal(
      await wired(ordersModule, 'src/app.module.ts', text),
      "import { Module } from '@nestjs/common';\nimport { UsersModule } from './users/users.module';\nimport { OrdersModule } from './orders/orders.module';\n\n@Module({\n  imports: [UsersModule, OrdersModule],\n  providers: [],\n})\nexport class AppModule {}\n",
    );
  });

  it('begins the list where there is none yet', async () => {
    const text = "import { Module } from '@nestjs/common';\n\n@Module({})\nexport class AppModule {}\n";
    assert.match(
      await wired(ordersModule, 'src/app.module.ts', text),
      /@Module\(\{ imports: \[OrdersModule\] \}\)/,
    );
    const more = text.replace('{})', '{\n  providers: [],\n})');
    assert.match(
      await wired(ordersModule, 'src/app.module.ts', more),
      /@Module\(\{\n {2}providers: \[\],\n {2}imports: \[OrdersModule\],\n\}\)/,
    );
  });

  it('keeps lines, commas, quotes and remarks as they are', async () => {
    for (const [text, after] of [
      ['INSTALLED_APPS = []\n', "INSTALLED_APPS = ['orders']\n"],
      ['INSTALLED_APPS = ["a", "b"]\n', 'INSTALLED_APPS = ["a", "b", "orders"]\n'],
      ['INSTALLED_APPS = [\n    "a"\n]\n', 'INSTALLED_APPS = [\n    "a",\n    "orders"\n]\n'],
      [
        'INSTALLED_APPS = [\n    "a",  # first\n]\n',
        'INSTALLED_APPS = [\n    "a",  # first\n    "orders",\n]\n',
      ],
      ['INSTALLED_APPS = [\r\n  "a",\r\n]\r\n', 'INSTALLED_APPS = [\r\n  "a",\r\n  "orders",\r\n]\r\n'],
    ] as const)
      assert.equal(await wired(apps, 'site/settings.py', text), after);
  });

  it('is there already by the name of its configuration', async () => {
    const text = 'INSTALLED_APPS = ["orders.apps.OrdersConfig"]\n';
    assert.deepEqual(await tried(apps, 'site/settings.py', text), { type: 'there' });
  });

  it('of a router comes behind the last one that is mounted, and before what handles the rest', async () => {
    const text =
      'import express from "express"\nimport { users } from "./users/router.js"\n\nexport function create() {\n  const app = express()\n  app.use(express.json())\n  app.use("/users", users())\n  app.use(notFound)\n  return app\n}\n';
    assert.equal(
      await wired(router, 'src/app.ts', text),
      text
        .replace('router.js"\n', 'router.js"\nimport { ordersRouter } from "./orders/router.js"\n')
        .replace('users())\n', 'users())\n  app.use("/orders", ordersRouter())\n'),
    );
  });

  it('in Python imports as the file imports its neighbours', async () => {
    const wanted: Wire = {
      import: { name: 'orders_router', from: 'app/orders/router.py' },
      call: { like: 'include_router', with: 'orders_router' },
    };
    const text = (imported: string) => `${imported}\n\napp = FastAPI()\napp.include_router(users_router)\n`;
    for (const [path, imported, line] of [
      ['app/main.py', 'from .users import users_router', 'from .orders.router import orders_router'],
      ['app/main.py', 'from app.users import users_router', 'from app.orders.router import orders_router'],
      ['app/api/v1.py', 'from ..users import users_router', 'from ..orders.router import orders_router'],
    ] as const) {
      const after = await wired(wanted, path, text(imported));
      assert.equal(after, `${text(`${imported}\n${line}`)}app.include_router(orders_router)\n`);
    }
    const unsure = await tried(wanted, 'app/main.py', text('import fastapi'));
    assert.deepEqual(unsure, { type: 'unsure', why: 'does not show how it imports from its own project' });
  });

  it('in a barrel gives on as the barrel does', async () => {
    const wanted: Wire = {
      import: { name: 'OrderList', from: 'src/features/orders/index.ts' },
      export: true,
    };
    const path = 'src/features/index.ts';
    assert.equal(
      await wired(wanted, path, "export { UserList } from './users/index.js'\n"),
      "export { UserList } from './users/index.js'\nexport { OrderList } from './orders/index.js'\n",
    );
    assert.equal(
      await wired(wanted, path, 'export * from "./users/index";\n'),
      'export * from "./users/index";\nexport * from "./orders/index";\n',
    );
    assert.deepEqual(await tried(wanted, path, 'export const a = 1;\n'), { type: 'none' });
  });

  it('is not written where it is not certain', async () => {
    const unsure = async (wanted: Wire, path: string, text: string) => {
      const found = await tried(wanted, path, text);
      return found.type === 'unsure' ? found.why : found.type;
    };
    const module = (text: string) => unsure(ordersModule, 'src/app.module.ts', text);
    assert.equal(await module('@Module({ imports: [ }) class A {}'), 'cannot be parsed without an error');
    assert.equal(
      await module('@Module({ imports: all }) class A {}'),
      'has imports written in a way that is not known',
    );
    assert.equal(
      await module('@Module({ imports: [] }) class A {}\n@Module({ imports: [] }) class B {}'),
      'has Module.imports 2 times',
    );
    assert.equal(
      await module('@Module({ imports: [] }) class OrdersModule {}'),
      'has something else called OrdersModule',
    );
    assert.equal(await module('export class A {}'), 'none');
    const mounted = "app.use('/a', a());\napi.use('/b', b());\n";
    assert.equal(await unsure(router, 'src/app.ts', mounted), 'calls use of app and of api');
  });
});
