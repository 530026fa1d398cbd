import assert from 'node:assert/strict';
import { finding } from './findings.ts';
import { applied, type Files, modelOf, suggestFor } from './memoryWorkspace.ts';

async function broken(files: Files) {
  const [suggestion] = await suggestFor(files);
  assert.ok(suggestion, 'a suggestion');
  assert.equal(suggestion.kind, 'break-cycle');
  const after = applied(files, suggestion.edits);
  const left = (await modelOf(after)).cycles.filter(({ strength }) => strength === 'run-time');
  return { suggestion, after, left };
}

describe('breaking a cycle by a type-only import', () => {
  const files: Files = {
    'src/order.ts':
      "import { Customer } from './customer';\nexport class Order {\n  constructor(readonly customer: Customer) {}\n}\n",
    'src/customer.ts':
      "import { Order } from './order';\nexport class Customer {\n  orders = [new Order(this)];\n}\n",
  };

  it('marks the import whose names are only types', async () => {
    const { suggestion, after, left } = await broken(files);
    assert.equal(suggestion.confidence, 'proven');
    assert.match(after['src/order.ts']!, /^import type \{ Customer \} from '.\/customer';/);
    assert.equal(after['src/customer.ts'], files['src/customer.ts']);
    assert.deepEqual(left, []);
  });

  it('leaves a file with decorators alone, for they may need the type at run time', async () => {
    const decorated = {
      ...files,
      'src/order.ts': files['src/order.ts']!.replace('export class', '@Injectable()\nexport class'),
    };
    const [suggestion] = await suggestFor(decorated);
    assert.doesNotMatch(JSON.stringify(suggestion?.edits), /type/);
  });

  it('does not come back once dismissed, and has the same id after lines moved', async () => {
    const [suggestion] = await suggestFor(files);
    const moved = { ...files, 'src/order.ts': `\n\n// more\n${files['src/order.ts']}` };
    assert.equal((await suggestFor(moved))[0]?.id, suggestion!.id);
    assert.deepEqual(await suggestFor(files, {}, new Set([suggestion!.id])), []);
  });

  it('writes a default and named types as two imports', async () => {
    const { after, left } = await broken({
      'a.ts': "import B, { type C, D } from './b';\nexport const a = (b: B, c: C, d: D): void => {};\n",
      'b.ts':
        "import { a } from './a';\nexport default class B {}\nexport class C {}\nexport class D {}\na(new B(), new C(), new D());\n",
    });
    assert.match(after['a.ts']!, /import type B from '.\/b';\nimport type \{ C, D \} from '.\/b';/);
    assert.deepEqual(left, []);
  });

  it('moves a Python import that only annotations need under TYPE_CHECKING', async () => {
    const { suggestion, after, left } = await broken({
      'pkg/__init__.py': '',
      'pkg/order.py':
        '"""Orders."""\nimport os\nfrom .customer import Customer\n\n\nclass Order:\n    def __init__(self, customer: Customer) -> None:\n        self.customer = customer\n',
      'pkg/customer.py':
        'from .order import Order\n\n\nclass Customer:\n    def buy(self):\n        return Order(self)\n',
    });
    assert.equal(suggestion.confidence, 'likely');
    assert.equal(
      after['pkg/order.py'],
      '"""Orders."""\nfrom __future__ import annotations\n\nfrom typing import TYPE_CHECKING\nimport os\n\nif TYPE_CHECKING:\n    from .customer import Customer\n\n\nclass Order:\n    def __init__(self, customer: Customer) -> None:\n        self.customer = customer\n',
    );
    assert.deepEqual(left, []);
  });
});

describe('breaking a cycle by extracting the shared part', () => {
  const files: Files = {
    'src/parser.ts':
      "import { Token, isSpace } from './lexer';\nexport function parse(tokens: Token[]) {\n  return tokens.filter((each) => !isSpace(each));\n}\n",
    'src/lexer.ts':
      "import { parse } from './parser';\nimport { fold } from './fold';\n\n/** One token. */\nexport interface Token {\n  text: string;\n}\n\nconst SPACE = /^\\s*$/;\n\n// Blank?\nexport function isSpace(token: Token): boolean {\n  return SPACE.test(fold(token.text));\n}\n\nexport function lex(text: string) {\n  return parse(text.split(' ').map((each): Token => ({ text: each })));\n}\n\nexport function lexAll(texts: string[]) {\n  return texts.map(lex).concat(texts.map((each) => lex(each.trim())), [], []);\n}\n",
    'src/fold.ts': 'export const fold = (text: string) => text.toLowerCase();\n',
    'src/user.ts':
      "import { isSpace, lex } from './lexer';\nexport const use = (text: string) => isSpace({ text }) || lex(text);\n",
  };

  it('moves the declarations with what they need and points every importer there', async () => {
    const { after, left } = await broken(files);
    assert.deepEqual(left, []);
    const made = Object.keys(after).filter((path) => !(path in files));
    assert.deepEqual(made, ['src/token.ts']);
    assert.match(
      after['src/token.ts']!,
      /import \{ fold \} from '.\/fold';\n\n\/\*\* One token\. \*\/\nexport interface Token/,
    );
    assert.match(after['src/token.ts']!, /\nconst SPACE = .*\n\n\/\/ Blank\?\nexport function isSpace/);
    assert.match(after['src/parser.ts']!, /from '.\/token'/);
    assert.match(
      after['src/user.ts']!,
      /import \{ lex \} from '.\/lexer';\nimport \{ isSpace \} from '.\/token';/,
    );
    assert.doesNotMatch(after['src/lexer.ts']!, /fold|SPACE/);
    assert.match(after['src/lexer.ts']!, /import type \{ Token \} from '.\/token';/);
  });

  it('keeps a re-export for importers that take the whole module', async () => {
    const { after, left } = await broken({ ...files, 'src/all.ts': "export * from './lexer';\n" });
    assert.deepEqual(left, []);
    assert.match(
      after['src/lexer.ts']!,
      /export \{ type Token, isSpace \} from '.\/token';|export \{ isSpace, type Token \} from/,
    );
  });

  it('leaves the importers of an index file outside its folder with what it offers', async () => {
    const renamed = Object.fromEntries(
      Object.entries(files).map(([path, text]) => [
        path.replace('src/lexer', 'src/index'),
        text.replace("'./lexer'", "'./index'"),
      ]),
    );
    const outside = "import { isSpace, lex } from '../src/index';\nexport const use = [isSpace, lex];\n";
    const { after, left } = await broken({ ...renamed, 'app/user.ts': outside });
    assert.deepEqual(left, []);
    assert.equal(after['app/user.ts'], outside);
    assert.match(after['src/index.ts']!, /export \{.*isSpace.*\} from '\.\/token'/);
  });

  it('leaves it to a person when the shared part itself leads back', async () => {
    const [suggestion] = await suggestFor({
      'a.ts': "import { b } from './b';\nexport const a = () => b();\n",
      'b.ts':
        "import { a } from './a';\nexport const b = () => a();\nexport const other = 1;\nexport const more = [1, 2, 3, 4, 5, 6, 7, 8, 9];\n",
    });
    assert.deepEqual(suggestion?.edits, []);
    assert.ok(suggestion!.steps.length > 0);
  });
});

describe('cycles that are left alone', () => {
  const stuck: Files = {
    'src/a.ts': "import { b } from './b';\nexport const a = () => b();\n",
    'src/b.ts': "import { a } from './a';\nexport const b = () => a();\n",
  };

  it('are those that the finding calls a note and that no edit breaks', async () => {
    const note = finding('cycle', Object.keys(stuck));
    assert.deepEqual(await suggestFor(stuck, { findings: [note] }), []);
    const [byHand] = await suggestFor(stuck, { findings: [{ ...note, severity: 'warning' }] });
    assert.match(byHand!.title, /by hand: cut b\.ts → a\.ts$/);
    assert.match(byHand!.steps[0]!, /^src\/b\.ts:1: free it from `a` of src\/a\.ts/);
  });

  it('are those of declarations, which are never run', async () => {
    const declared = {
      'types/a.d.ts': "import { B } from './b';\nexport class A extends B {}\n",
      'types/b.d.ts': "import { A } from './a';\nexport class B { a: A }\n",
    };
    assert.deepEqual(await suggestFor(declared), []);
  });

  it('are those in files that a tool writes or that are copies', async () => {
    const head = '// Code generated by a tool. DO NOT EDIT.\n';
    const made = Object.fromEntries(Object.entries(stuck).map(([path, text]) => [path, head + text]));
    assert.deepEqual(await suggestFor(made), []);
  });
});

describe('a cycle that an interface would break, were the instance passed in', () => {
  it('comes with the members that the interface needs', async () => {
    const [suggestion] = await suggestFor({
      'src/report.ts':
        "import { Store } from './store';\nexport class Report {\n  constructor(private readonly store: Store = new Store()) {}\n  total() {\n    return this.store.find('x');\n  }\n}\n",
      'src/store.ts':
        "import { Report } from './report';\nexport class Store {\n  find(id: string): number {\n    return id.length;\n  }\n  print() {\n    return new Report(this).total();\n  }\n}\n",
    });
    assert.deepEqual(suggestion!.edits, []);
    assert.match(suggestion!.steps.join(' '), /interface with `find` beside report\.ts/);
  });
});

describe('a name that tools look for where it stands', () => {
  it('is not moved out of a Python package', async () => {
    const [suggestion] = await suggestFor({
      'app/__init__.py': '__version__ = "1.0"\n\nfrom .shop import Shop\n',
      'app/shop.py': 'from . import __version__\n\n\nclass Shop:\n    version = __version__\n',
    });
    assert.deepEqual(suggestion!.edits, []);
  });
});

describe('breaking a cycle through a Python package that hands names on', () => {
  const files: Files = {
    'app/__init__.py': 'from .tools import sharpen, Saw as Cutter\nfrom .shop import Shop\n',
    'app/tools.py': 'def sharpen(x):\n    return x\n\n\nclass Saw:\n    pass\n',
    'app/shop.py':
      'from app import sharpen, Cutter\n\n\nclass Shop:\n    def open(self):\n        return sharpen(Cutter())\n',
  };

  it('imports from the module that declares them, under the name they are used by', async () => {
    const { after, left, suggestion } = await broken(files);
    assert.deepEqual(left, []);
    assert.match(suggestion.title, /importing from where the names are declared/);
    assert.match(after['app/shop.py']!, /^from app\.tools import sharpen, Saw as Cutter\n\n/);
    assert.equal(after['app/__init__.py'], files['app/__init__.py']);
  });

  it('leaves names alone whose origin is decided when the program runs', async () => {
    const either = {
      ...files,
      'app/__init__.py':
        'try:\n    from .tools import sharpen\nexcept ImportError:\n    from .other import sharpen\nfrom .tools import Saw as Cutter\nfrom .shop import Shop\n',
      'app/other.py': 'def sharpen(x):\n    return x\n',
    };
    const [suggestion] = await suggestFor(either);
    assert.doesNotMatch(JSON.stringify(suggestion?.edits ?? []), /app\.tools/);
  });
});

describe('a suggestion of several cuts', () => {
  it('says once what goes for all of them, and shows imports inside the cycle only', async () => {
    const types = (other: string) =>
      `import { ${other} } from './${other.toLowerCase()}';\nexport class ${other === 'B' ? 'A' : 'C'} {\n  x?: ${other};\n}\n`;
    const [suggestion] = await suggestFor({
      'src/a.ts': types('B'),
      'src/b.ts':
        "import { A } from './a';\nimport { C } from './c';\nexport class B {\n  a = new A();\n  c = new C();\n}\n",
      'src/c.ts': types('B'),
    });
    assert.match(suggestion!.title, /changing 2 imports \(2 made type-only\)/);
    assert.match(suggestion!.rationale, /c\.ts \(`B`\), a\.ts \(`B`\)\. With `import type`/);
    assert.equal(
      suggestion!.evidence.length,
      new Set(suggestion!.evidence.map(({ path, line }) => path + line)).size,
    );
  });
});

describe('breaking a cycle through an index file', () => {
  it('imports from where the names are declared', async () => {
    const { after, left } = await broken({
      'src/index.ts': "export * from './a';\nexport { b as renamed } from './b';\n",
      'src/a.ts': "import { renamed } from './index.js';\nexport const a = renamed;\n",
      'src/b.ts': 'export const b = 1;\n',
    });
    assert.deepEqual(left, []);
    assert.match(after['src/a.ts']!, /^import \{ b as renamed \} from '.\/b.js';/);
  });
});

describe('breaking a Python cycle by extracting the shared part', () => {
  const files: Files = {
    'app/__init__.py': '',
    'app/store.py':
      'import json\nfrom .web import serve\n\nLIMIT = 3\n\n\n# What is kept.\nclass Record:\n    def dump(self):\n        return json.dumps([LIMIT])\n\n\ndef run():\n    return serve(Record())\n\n\ndef run_all(count):\n    return [run() for _ in range(count)] + [run(), run(), run(), run(), run()]\n',
    'app/web.py': 'from app.store import Record\n\n\ndef serve(record):\n    return Record.dump(record)\n',
  };

  it('moves the declarations and keeps them importable from where they were', async () => {
    const { after, left } = await broken(files);
    assert.deepEqual(left, []);
    assert.equal(
      after['app/record.py'],
      'import json\n\n\nLIMIT = 3\n\n\n# What is kept.\nclass Record:\n    def dump(self):\n        return json.dumps([LIMIT])\n',
    );
    assert.match(
      after['app/store.py']!,
      /^import json\nfrom \.web import serve\nfrom \.record import LIMIT, Record {2}# noqa: F401\n\n\ndef run\(\)/,
    );
    assert.match(after['app/web.py']!, /^from app\.record import Record\n/);
  });

  it('leaves alone what depends on the module it stands in', async () => {
    const bound = {
      ...files,
      'app/store.py': files['app/store.py']!.replace('LIMIT = 3', 'LIMIT = __name__'),
    };
    assert.deepEqual((await suggestFor(bound))[0]?.edits, []);
  });

  it('takes them out of a package that imports its own modules', async () => {
    const body =
      'from typing import TYPE_CHECKING\n\nif TYPE_CHECKING:\n    from re import Pattern\n\nBASE = 1\n\n\ndef shared(by: "Pattern | None" = None):\n    return BASE\n\n\nclass Everything:\n    def all(self):\n        return [one(), one(), one(), one()]\n';
    const { after, left } = await broken({
      'app/__init__.py': `${body}\n\nfrom app.one import one\n`,
      'app/one.py': 'from . import shared\n\n\ndef one():\n    return shared()\n',
    });
    assert.deepEqual(left, []);
    assert.match(after['app/one.py']!, /^from \.shared import shared\n/);
    assert.match(
      after['app/shared.py']!,
      /^from typing import TYPE_CHECKING\n\nif TYPE_CHECKING:\n {4}from re import Pattern\n\n\nBASE = 1/,
    );
    assert.match(after['app/__init__.py']!, /from \.shared import BASE, shared {2}# noqa: F401\n/);
  });
});
