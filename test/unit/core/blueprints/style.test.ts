import assert from 'node:assert/strict';
import { readStyle } from '../../../../src/core/blueprints/style/codeStyle.ts';
import { composerPeers, namespaceOf } from '../../../../src/core/blueprints/style/namespaceOf.ts';
import { restyle } from '../../../../src/core/blueprints/style/restyle.ts';
import { testFramework } from '../../../../src/core/blueprints/testFramework.ts';
import type { BlueprintLanguage } from '../../../../src/core/model/blueprint.ts';

const TEMPLATE = `import { Order } from './order.ts';

/** It's "one"; of them. */
export class Orders {
  name = 'it\\'s';
  list: Order[] = [];
  first() {
    const text = 'a;';
    for (const each of this.list) each.go(\`x;
y\`);
    return text;
  }
}
`;

function as(peer: string, language: BlueprintLanguage = 'typescript', template = TEMPLATE): string {
  const ending = language === 'python' ? '.py' : '.ts';
  const style = readStyle(language, [
    { path: `src/a${ending}`, text: peer },
    { path: `src/b${ending}`, text: peer },
  ]);
  return restyle(template, `src/x${ending}`, style, language);
}

describe('code in the style of what stands beside it', () => {
  it('has their quotes, and leaves strings alone that hold one', () => {
    const text = as('import { a } from "./a";\nconst b = "c";\n');
    assert.match(text, /from "\.\/order";/);
    assert.match(text, /name = 'it\\'s';/);
    assert.match(text, /text = "a;";/);
    assert.match(text, /It's "one"; of them/);
  });

  it('has no semicolons where they have none, but where the next line would go on', () => {
    const text = as("import { a } from './a'\nconst b = 'c'\n");
    assert.doesNotMatch(text.replace(/'a;'|`x;\ny`|"one";/g, '_'), /;/);
    assert.match(text, /`x;\ny`/);
    assert.match(
      as("const b = 'c'\nconst d = 'e'\n", 'typescript', 'a();\n[1].map(f);\n'),
      /a\(\);\n\[1\]\.map\(f\)\n/,
    );
  });

  it('has their indentation, with tabs or more spaces', () => {
    assert.match(as('class A {\n\tb() {\n\t\tc();\n\t}\n}\n'), /\n\tfirst\(\) \{\n\t\tconst/);
    assert.match(as('class A {\n    b() {\n        c();\n    }\n}\n'), /\n {4}first\(\) \{\n {8}const/);
  });

  it('ends imports as they do', () => {
    for (const [peer, wanted] of [
      ["import { a } from './a.ts';\n", './order.ts'],
      ["import { a } from './a.js';\n", './order.js'],
      ["import { a } from './a';\n", './order'],
      ["import { a } from 'a';\n", './order.js'],
    ] as const)
      assert.ok(as(peer).includes(`from '${wanted}'`), peer);
  });

  it('begins with their header, and not with a comment of one of them', () => {
    const header = '// Copyright of nobody.\n// All rights given away.\n';
    assert.ok(as(`${header}\nexport const a = 1;\n`).startsWith(`${header}\nimport`));
    const style = readStyle('typescript', [
      { path: 'a.ts', text: '// What a is for.\nexport const a = 1;\n' },
      { path: 'b.ts', text: '// What b is for.\nexport const b = 1;\n' },
    ]);
    assert.equal(style.header, '');
  });

  it('has their ends of lines', () => {
    assert.ok(as('export const a = 1;\r\nexport const b = 2;\r\n').includes("./order.js';\r\n"));
  });

  it('names files as they are named in the folder, else elsewhere', () => {
    const habit = (...paths: string[]) =>
      readStyle(
        'typescript',
        paths.map((path) => ({ path, text: '' })),
      ).fileHabit;
    assert.equal(habit('src/orderBook.ts', 'src/orderLine.ts', 'lib/a-b.ts'), 'camel');
    assert.equal(habit('src/order.ts', 'lib/a-b.ts'), 'kebab');
    assert.equal(habit('src/OrderBook.ts'), 'pascal');
    assert.equal(habit(), 'kebab');
  });

  it('has single quotes in Python where they have', () => {
    const text = as("a = 'b'\nc = 'd'\n", 'python', 'x = "y"\n"""Doc "a"."""\n# "z"\n');
    assert.equal(text, 'x = \'y\'\n"""Doc "a"."""\n# "z"\n');
  });
});

describe('code of languages with files of their own kind', () => {
  const styled = (language: BlueprintLanguage, path: string, peer: string, template: string) =>
    restyle(template, path, readStyle(language, [{ path, text: peer }]), language);

  it('has braces round a namespace in C# where they have', () => {
    const template = 'using A;\n\nnamespace B.C;\n\npublic class D\n{\n}\n';
    assert.equal(
      styled('csharp', 'a/E.cs', 'namespace A\n{\n    class B\n    {\n    }\n}\n', template),
      'using A;\n\nnamespace B.C\n{\n    public class D\n    {\n    }\n}\n',
    );
    assert.equal(styled('csharp', 'a/E.cs', 'namespace A;\n', template), template);
  });

  it('has include guards in C++ where they have', () => {
    const text = styled(
      'cpp',
      'src/a/order_feed.hpp',
      '#ifndef A_H\n#define A_H\n#endif\n',
      '#pragma once\n\nint a();\n',
    );
    assert.equal(
      text,
      '#ifndef A_ORDER_FEED_HPP_\n#define A_ORDER_FEED_HPP_\n\nint a();\n\n#endif  // A_ORDER_FEED_HPP_\n',
    );
  });

  it('has the namespace that composer.json says, where no file beside it does', () => {
    const peers = composerPeers('{"autoload": {"psr-4": {"Acme\\\\Shop\\\\": "src/"}}}');
    assert.equal(namespaceOf('php', 'src/order-book', peers, 'x'), 'Acme\\Shop\\OrderBook');
    assert.deepEqual(composerPeers('{'), []);
  });
});

describe('the namespace of a folder', () => {
  it('follows the files beside it, those around it, or the folders themselves', () => {
    const peer = (path: string, text: string) => [{ path, text }];
    assert.equal(namespaceOf('java', 'a/b', peer('a/b/X.java', 'package odd.one;'), 'x'), 'odd.one');
    const around = peer('app/main/com/acme/X.java', 'package com.acme;\nclass X {}');
    assert.equal(namespaceOf('java', 'app/main/com/acme/orders', around, 'x'), 'com.acme.orders');
    assert.equal(namespaceOf('java', 'src/main/java/com/acme/my-orders', [], 'x'), 'com.acme.myorders');
    assert.equal(
      namespaceOf('csharp', 'Shop/Orders', peer('Shop/A.cs', 'namespace Acme.Shop;'), 'x'),
      'Acme.Shop.Orders',
    );
    assert.equal(namespaceOf('csharp', 'src/shop/orders', [], 'x'), 'Shop.Orders');
    assert.equal(
      namespaceOf('php', 'src/Orders', peer('src/A.php', '<?php\nnamespace App;'), 'x'),
      'App\\Orders',
    );
    assert.equal(namespaceOf('go', 'internal/order-book', [], 'x'), 'orderbook');
    assert.equal(namespaceOf('go', 'internal/odd', peer('internal/odd/a.go', 'package even'), 'x'), 'even');
    assert.equal(namespaceOf('go', '', [], 'observer'), 'observer');
    assert.equal(namespaceOf('cpp', 'src/OrderBook', [], 'x'), 'order_book');
    assert.equal(namespaceOf('python', 'src/a', [], 'x'), '');
  });
});

describe('the framework of tests', () => {
  it('is the one that is declared, else what needs nothing installed', () => {
    assert.equal(testFramework('typescript', ['{"devDependencies": {"vitest": "3"}}']), 'vitest');
    assert.equal(testFramework('typescript', ['{"devDependencies": {"jest-extended": "3"}}']), 'node');
    assert.equal(testFramework('python', ['pytest>=8\n']), 'pytest');
    assert.equal(testFramework('python', []), 'unittest');
  });
});
