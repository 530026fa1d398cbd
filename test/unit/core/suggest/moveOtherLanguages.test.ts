import assert from 'node:assert/strict';
import { TreeDraft } from '../../../../src/core/edit/treeDraft.ts';
import { languageOf } from '../../../../src/core/languages/languages.ts';
import type { ArchitectureModel } from '../../../../src/core/model/architectureModel.ts';
import type { FileFacts } from '../../../../src/core/model/facts.ts';
import type { ResolvedImport } from '../../../../src/core/model/graph.ts';
import { mentionsOf } from '../../../../src/core/suggest/mentions.ts';
import { moveFiles } from '../../../../src/core/suggest/moveFiles.ts';
import { Workbench } from '../../../../src/core/suggest/workbench.ts';
import { factsOfSource } from '../../../support/resolveSources.ts';
import { applied, type Files, modelOf } from './memoryWorkspace.ts';

/** From file to file, by the specifier as it stands in the text; without one it is a use without an import. */
type Link = readonly [
  from: string,
  to: string,
  by?: string | { readonly names: readonly string[] },
  flavour?: string,
];

async function modelWith(files: Files, links: readonly Link[], packages: Readonly<Record<string, string>>) {
  const model = await modelOf(files);
  const facts = new Map<string, FileFacts>();
  const imports = new Map<string, ResolvedImport[]>();
  for (const [path, text] of Object.entries(files)) {
    if (languageOf(path) === undefined) continue;
    const own = links.filter(([from]) => from === path);
    const named = own.flatMap(([, to, by, flavour]) =>
      typeof by === 'string' ? [{ to, specifier: by, flavour }] : [],
    );
    const raws = named.map(({ specifier, flavour }) => {
      const start = text.indexOf(specifier);
      const name = specifier.split(/[.\\/]/).at(-1)!;
      return {
        specifier,
        kind: 'static' as const,
        line: 1,
        start,
        end: start + specifier.length,
        names: path.endsWith('.go') ? [] : [name],
        ...(flavour === undefined ? {} : { flavour }),
      };
    });
    const declared = packages[path] === undefined ? [] : [packages[path]];
    const base = {
      path,
      language: languageOf(path)!.id,
      depth: 'full' as const,
      hash: path,
      sizeBytes: 1,
      lines: 1,
    };
    facts.set(path, {
      ...base,
      imports: raws,
      symbols: (await factsOfSource(path, text)).symbols,
      references: [],
      packages: declared,
      problems: [],
    });
    imports.set(path, [
      ...named.map(({ to, specifier }, rawIndex) => ({
        specifier,
        kind: 'static' as const,
        line: 1,
        names: [],
        rawIndex,
        target: { status: 'resolved' as const, path: to },
      })),
      ...own.flatMap(([, to, by]) =>
        typeof by !== 'string'
          ? [
              {
                specifier: to,
                kind: 'reference' as const,
                line: 1,
                names: by?.names ?? [],
                target: { status: 'resolved' as const, path: to },
              },
            ]
          : [],
      ),
    ]);
  }
  return { ...model, facts, imports } satisfies ArchitectureModel;
}

interface Case {
  readonly files: Files;
  readonly links: readonly Link[];
  readonly packages?: Readonly<Record<string, string>>;
}

async function move({ files, links, packages = {} }: Case, from: string, to: string) {
  const model = await modelWith(files, links, packages);
  const syntax = { read: async () => undefined };
  const bench = new Workbench(model, {
    read: async (path) => files[path],
    syntax,
    dismissed: new Set(),
    signal: new AbortController().signal,
  });
  const draft = new TreeDraft(bench);
  const mentions = await mentionsOf(bench, [from]);
  const problem = await moveFiles(bench, draft, { paths: new Map([[from, to]]) }, mentions);
  return { problem, after: problem === undefined ? applied(files, draft.edits()) : {} };
}

describe('moving a Java file', () => {
  const java: Case = {
    files: {
      'src/main/java/shop/ui/Price.java':
        'package shop.ui;\n\nimport shop.core.Round;\n\npublic class Price {}\n',
      'src/main/java/shop/core/Cart.java':
        'package shop.core;\n\nimport shop.ui.Price;\nimport static shop.ui.Price.of;\n\nclass Cart {}\n',
      'src/main/java/shop/core/Round.java': 'package shop.core;\n\npublic class Round {}\n',
    },
    links: [
      ['src/main/java/shop/ui/Price.java', 'src/main/java/shop/core/Round.java', 'shop.core.Round'],
      ['src/main/java/shop/core/Cart.java', 'src/main/java/shop/ui/Price.java', 'shop.ui.Price'],
      ['src/main/java/shop/core/Cart.java', 'src/main/java/shop/ui/Price.java', 'shop.ui.Price.of'],
    ],
    packages: {
      'src/main/java/shop/ui/Price.java': 'shop.ui',
      'src/main/java/shop/core/Cart.java': 'shop.core',
      'src/main/java/shop/core/Round.java': 'shop.core',
    },
  };

  it('changes its package line and the imports of it', async () => {
    const { after, problem } = await move(
      java,
      'src/main/java/shop/ui/Price.java',
      'src/main/java/shop/core/Price.java',
    );
    assert.equal(problem, undefined);
    assert.match(after['src/main/java/shop/core/Price.java']!, /^package shop\.core;/);
    // Beside each other a type needs no import, a static member does.
    assert.equal(
      after['src/main/java/shop/core/Cart.java'],
      'package shop.core;\n\nimport static shop.core.Price.of;\n\nclass Cart {}\n',
    );
  });

  const beside: Case = {
    files: {
      'src/shop/ui/Price.java':
        'package shop.ui;\n\npublic class Price {\n  public Label label;\n  int cents;\n}\n',
      'src/shop/ui/Label.java': 'package shop.ui;\n\npublic class Label {\n  Price price;\n}\n',
      'src/shop/core/Round.java': 'package shop.core;\n',
    },
    links: [
      ['src/shop/ui/Price.java', 'src/shop/ui/Label.java', { names: ['Label'] }],
      ['src/shop/ui/Label.java', 'src/shop/ui/Price.java', { names: ['Price'] }],
    ],
    packages: { 'src/shop/ui/Price.java': 'shop.ui', 'src/shop/ui/Label.java': 'shop.ui' },
  };

  it('turns uses without an import into imports, on both sides', async () => {
    const { after, problem } = await move(beside, 'src/shop/ui/Price.java', 'src/shop/core/Price.java');
    assert.equal(problem, undefined);
    assert.match(after['src/shop/core/Price.java']!, /^package shop\.core;\n\nimport shop\.ui\.Label;\n/);
    assert.match(after['src/shop/ui/Label.java']!, /^package shop\.ui;\n\nimport shop\.core\.Price;\n/);
  });

  it('is left to a person when its package uses what is open to the package alone', async () => {
    const label = 'package shop.ui;\n\npublic class Label {\n  Price price;\n  int c = price.cents;\n}\n';
    const files = { ...beside.files, 'src/shop/ui/Label.java': label };
    const { problem } = await move(
      { ...beside, files },
      'src/shop/ui/Price.java',
      'src/shop/core/Price.java',
    );
    assert.match(problem ?? '', /Label\.java says cents, which is not public in src\/shop\/ui\/Price\.java/);
  });
});

describe('moving a Kotlin file', () => {
  const kotlin = (text: string): Case => ({
    files: { 'src/shop/ui/Price.kt': text, 'src/shop/core/Cart.kt': 'package shop.core\n' },
    links: [],
    packages: { 'src/shop/ui/Price.kt': 'shop.ui' },
  });

  it('is left to a person where it is called without its name, or has a half for each platform', async () => {
    for (const text of [
      'package shop.ui\n\noperator fun Money.plus(other: Money) = this\n',
      'package shop.ui\n\npublic expect class Price\n',
    ]) {
      const { problem } = await move(kotlin(text), 'src/shop/ui/Price.kt', 'src/shop/core/Price.kt');
      assert.match(problem ?? '', /operator|platform/);
    }
    const plain = await move(
      kotlin('package shop.ui\n\nclass Price\n'),
      'src/shop/ui/Price.kt',
      'src/shop/core/Price.kt',
    );
    assert.equal(plain.problem, undefined);
  });
});

describe('moving a C# file', () => {
  const csharp: Case = {
    files: {
      'App/Ui/Price.cs': 'using App.Core;\n\nnamespace App.Ui;\n\npublic class Price : Base { Round r; }\n',
      'App/Ui/Base.cs': 'namespace App.Ui;\n\npublic class Base { }\n',
      'App/Ui/Label.cs': 'namespace App.Ui\n{\n    public class Label { Price price; }\n}\n',
      'App/Core/Round.cs': 'namespace App.Core;\n\npublic class Round { }\n',
      'App/Core/Cart.cs': 'using App.Ui;\n\nnamespace App.Core;\n\npublic class Cart { Price price; }\n',
    },
    links: [
      ['App/Ui/Price.cs', 'App/Core/Round.cs', 'App.Core'],
      ['App/Ui/Price.cs', 'App/Ui/Base.cs', { names: ['Base'] }],
      ['App/Ui/Label.cs', 'App/Ui/Price.cs', { names: ['Price'] }],
      ['App/Core/Cart.cs', 'App/Ui/Price.cs', 'App.Ui'],
    ],
    packages: {
      'App/Ui/Price.cs': 'App.Ui',
      'App/Ui/Base.cs': 'App.Ui',
      'App/Ui/Label.cs': 'App.Ui',
      'App/Core/Round.cs': 'App.Core',
      'App/Core/Cart.cs': 'App.Core',
    },
  };

  it('changes its namespace, opens the one it came from, and is opened where it is used', async () => {
    const { after, problem } = await move(csharp, 'App/Ui/Price.cs', 'App/Core/Price.cs');
    assert.equal(problem, undefined);
    assert.match(after['App/Core/Price.cs']!, /^using App\.Ui;\n\nnamespace App\.Core;/);
    assert.match(after['App/Ui/Label.cs']!, /^using App\.Core;\n\nnamespace App\.Ui\n/);
    assert.equal(after['App/Core/Cart.cs'], csharp.files['App/Core/Cart.cs']);
  });

  it('is left to a person where another part of the type stays, and where a project ends', async () => {
    const part = {
      ...csharp.files,
      'App/Ui/More.cs': 'namespace App.Ui;\n\npublic partial class Price { }\n',
    };
    const packages = { ...csharp.packages, 'App/Ui/More.cs': 'App.Ui' };
    const parts = await move({ ...csharp, files: part, packages }, 'App/Ui/Price.cs', 'App/Core/Price.cs');
    assert.match(parts.problem ?? '', /More\.cs declares another part of Price/);
    const projects = { ...csharp.files, 'App/Core/Core.csproj': '<Project />\n' };
    const across = await move({ ...csharp, files: projects }, 'App/Ui/Price.cs', 'App/Core/Price.cs');
    assert.match(across.problem ?? '', /belongs to another project/);
  });
});

describe('moving a Go file', () => {
  const go: Case = {
    files: {
      'ui/price.go':
        'package ui\n\nimport (\n\t"shop/core"\n)\n\n// ui.Price is a core.Round.\ntype Price struct{ r core.Round }\n',
      'ui/label.go': 'package ui\n\ntype Label struct{}\n',
      'core/round.go': 'package core\n\ntype Round struct{}\n',
      'app/main.go':
        'package app\n\nimport (\n\t"fmt"\n\t"shop/ui"\n)\n\nvar p ui.Price\nvar l ui.Label\nvar s = "ui.Price"\n',
    },
    links: [
      ['ui/price.go', 'core/round.go', 'shop/core'],
      ['app/main.go', 'ui/price.go', 'shop/ui'],
      ['app/main.go', 'ui/label.go', 'shop/ui'],
    ],
    packages: { 'ui/price.go': 'ui', 'ui/label.go': 'ui', 'core/round.go': 'core', 'app/main.go': 'app' },
  };

  it('changes its package, and others name it by the new one', async () => {
    const { after, problem } = await move(go, 'ui/price.go', 'core/price.go');
    assert.equal(problem, undefined);
    assert.equal(
      after['core/price.go'],
      'package core\n\nimport (\n)\n\n// ui.Price is a core.Round.\ntype Price struct{ r Round }\n',
    );
    assert.equal(
      after['app/main.go'],
      'package app\n\nimport (\n\t"fmt"\n\t"shop/ui"\n\t"shop/core"\n)\n\nvar p core.Price\nvar l ui.Label\nvar s = "ui.Price"\n',
    );
  });

  it('is left to a person where its package and it name each other', async () => {
    const files = { ...go.files, 'ui/label.go': 'package ui\n\ntype Label struct{ p Price }\n' };
    const { problem } = await move({ ...go, files }, 'ui/price.go', 'core/price.go');
    assert.match(problem ?? '', /label\.go names Price of ui\/price\.go/);
  });

  it('is left to a person where it starts with its package, and where the name is taken', async () => {
    const init = { ...go.files, 'ui/price.go': `${go.files['ui/price.go']}\nfunc init() {}\n` };
    assert.match(
      (await move({ ...go, files: init }, 'ui/price.go', 'core/price.go')).problem ?? '',
      /starts with/,
    );
    const taken = { ...go.files, 'core/round.go': 'package core\n\ntype Round struct{}\n\ntype Price int\n' };
    assert.match(
      (await move({ ...go, files: taken }, 'ui/price.go', 'core/price.go')).problem ?? '',
      /declares Price too/,
    );
  });
});

describe('moving a Ruby file', () => {
  it('follows what requires it, from its own place and along the load path', async () => {
    const ruby: Case = {
      files: {
        'lib/shop/ui/price.rb': "require_relative 'label'\n\nclass Price\nend\n",
        'lib/shop/ui/label.rb': 'class Label\nend\n',
        'lib/shop.rb': "require 'shop/ui/price'\n",
      },
      links: [
        ['lib/shop/ui/price.rb', 'lib/shop/ui/label.rb', 'label', 'relative'],
        ['lib/shop.rb', 'lib/shop/ui/price.rb', 'shop/ui/price'],
      ],
    };
    const { after, problem } = await move(ruby, 'lib/shop/ui/price.rb', 'lib/shop/core/price.rb');
    assert.equal(problem, undefined);
    assert.match(after['lib/shop/core/price.rb']!, /^require_relative '\.\.\/ui\/label'/);
    assert.equal(after['lib/shop.rb'], "require 'shop/core/price'\n");
  });

  it('is found by an autoloader only where its path below the root stays', async () => {
    const rails: Case = { files: { 'app/models/price.rb': 'class Price\nend\n' }, links: [] };
    const kept = await move(rails, 'app/models/price.rb', 'app/services/price.rb');
    assert.equal(kept.problem, undefined);
    const renamed = await move(rails, 'app/models/price.rb', 'app/models/core/price.rb');
    assert.match(renamed.problem ?? '', /an autoloader may find/);
  });
});

describe('moving a PHP file', () => {
  it('changes its namespace and the uses of it, as PSR-4 wants', async () => {
    const php: Case = {
      files: {
        'src/Ui/Price.php': '<?php\nnamespace Shop\\Ui;\nclass Price {}\n',
        'src/Core/Cart.php': '<?php\nnamespace Shop\\Core;\nuse Shop\\Ui\\Price;\nclass Cart {}\n',
      },
      links: [['src/Core/Cart.php', 'src/Ui/Price.php', 'Shop\\Ui\\Price']],
      packages: { 'src/Ui/Price.php': 'Shop\\Ui', 'src/Core/Cart.php': 'Shop\\Core' },
    };
    const { after, problem } = await move(php, 'src/Ui/Price.php', 'src/Core/Price.php');
    assert.equal(problem, undefined);
    assert.match(after['src/Core/Price.php']!, /namespace Shop\\Core;/);
    assert.equal(after['src/Core/Cart.php'], '<?php\nnamespace Shop\\Core;\nclass Cart {}\n');
  });

  it('turns uses by the namespace into uses by name', async () => {
    const php: Case = {
      files: {
        'src/Ui/Price.php': '<?php\nnamespace Shop\\Ui;\n\nclass Price extends Base {}\n',
        'src/Ui/Base.php': '<?php\nnamespace Shop\\Ui;\n\nclass Base {}\n',
        'src/Core/Cart.php': '<?php\nnamespace Shop\\Core;\n',
      },
      links: [['src/Ui/Price.php', 'src/Ui/Base.php', { names: ['Base'] }]],
      packages: { 'src/Ui/Price.php': 'Shop\\Ui', 'src/Ui/Base.php': 'Shop\\Ui' },
    };
    const { after, problem } = await move(php, 'src/Ui/Price.php', 'src/Core/Price.php');
    assert.equal(problem, undefined);
    assert.match(after['src/Core/Price.php']!, /namespace Shop\\Core;\n\nuse Shop\\Ui\\Base;\n/);
  });

  it('is left to a person when the file includes others by its own place', async () => {
    for (const include of ["require __DIR__ . '/rates.php';", "include_once('rates.php');"]) {
      const files = {
        'src/Ui/Price.php': `<?php\nnamespace Shop\\Ui;\n${include}\n`,
        'src/Ui/rates.php': '<?php\n',
      };
      const php: Case = { files, links: [], packages: { 'src/Ui/Price.php': 'Shop\\Ui' } };
      const { problem } = await move(php, 'src/Ui/Price.php', 'src/Core/Price.php');
      assert.match(problem ?? '', /by the folder that it lies in/);
    }
  });
});

describe('moving a C header', () => {
  const c: Case = {
    files: {
      'src/ui/price.h': '#include "font.h"\n',
      'src/ui/font.h': '',
      'src/core/cart.c': '#include "ui/price.h"\n',
      'src/core/till.c': '#include "../ui/price.h"\n',
    },
    links: [
      ['src/ui/price.h', 'src/ui/font.h', 'font.h'],
      ['src/core/cart.c', 'src/ui/price.h', 'ui/price.h'],
      ['src/core/till.c', 'src/ui/price.h', '../ui/price.h'],
    ],
  };

  it('rewrites includes beside the file and under an include path', async () => {
    const { after, problem } = await move(c, 'src/ui/price.h', 'src/core/price.h');
    assert.equal(problem, undefined);
    assert.equal(after['src/core/price.h'], '#include "../ui/font.h"\n');
    assert.equal(after['src/core/cart.c'], '#include "core/price.h"\n');
    assert.equal(after['src/core/till.c'], '#include "price.h"\n');
  });
});

describe('moving what a component has to do with', () => {
  const script = '<script setup>\nimport { price } from "../ui/price";\n</script>\n';
  const files = { 'src/ui/price.ts': 'export const price = 1;\n', 'src/shop/Cart.vue': script };
  const links = [['src/shop/Cart.vue', 'src/ui/price.ts', '../ui/price']] as const;

  it('rewrites the component that imports a script, and its own script when it moves', async () => {
    const moved = await move({ files, links }, 'src/ui/price.ts', 'src/shop/price.ts');
    assert.match(moved.after['src/shop/Cart.vue']!, /from "\.\/price"/);
    const own = await move({ files, links }, 'src/shop/Cart.vue', 'src/ui/deep/Cart.vue');
    assert.match(own.after['src/ui/deep/Cart.vue']!, /from "\.\.\/price"/);
  });

  it('is left to a person when its template or its style names files by its place', async () => {
    for (const more of [
      '<img src="./logo.svg">',
      "<style>@import './base.css';</style>",
      '<style>a{b:url(../c.png)}</style>',
    ]) {
      const cart = { ...files, 'src/shop/Cart.vue': script + more };
      const { problem } = await move({ files: cart, links }, 'src/shop/Cart.vue', 'src/ui/deep/Cart.vue');
      assert.match(problem ?? '', /template or the style of src\/shop\/Cart\.vue/, more);
    }
  });
});

describe('moving a Python file', () => {
  it('is left to a person when a call imports by a name relative to some package', async () => {
    const loads = "from importlib import import_module\nplugin = import_module('.plugin', package='app')\n";
    const files = {
      'app/__init__.py': '',
      'app/sub/__init__.py': '',
      'app/plugin.py': '',
      'app/load.py': loads,
    };
    const links = [['app/load.py', 'app/plugin.py', '.plugin']] as const;
    const { problem } = await move({ files, links }, 'app/load.py', 'app/sub/load.py');
    assert.match(problem ?? '', /`\.plugin` in app\/load\.py cannot be rewritten safely/);
  });
});

describe('moving a Rust file', () => {
  it('is left to a person', async () => {
    const { problem } = await move({ files: { 'a/x.rs': 'fn x() {}\n' }, links: [] }, 'a/x.rs', 'b/x.rs');
    assert.match(problem ?? '', /imports of rust follow folders/);
  });
});
