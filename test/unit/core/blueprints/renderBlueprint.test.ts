import assert from 'node:assert/strict';
import { codeOf } from '../../../../src/base/codedError.ts';
import { readManifest } from '../../../../src/core/blueprints/readManifest.ts';
import { type RenderTarget, renderBlueprint } from '../../../../src/core/blueprints/renderBlueprint.ts';
import { readStyle } from '../../../../src/core/blueprints/style/codeStyle.ts';
import { testPlace } from '../../../../src/core/blueprints/testPlace.ts';
import type { Values } from '../../../../src/core/blueprints/values.ts';

const HEAD = 'name: sample\nkind: pattern\ntitle: Sample\nsummary: For tests.\n';
const TARGET: RenderTarget = {
  language: 'typescript',
  folder: 'src',
  namespace: '',
  style: readStyle('typescript', []),
  test: 'node',
  tests: testPlace('typescript', 'src'),
};

/** @param files by path template, with their texts; `@` names a parameter of several names. */
function rendered(parameters: string, files: Readonly<Record<string, string>>, values: Values = {}) {
  const paths = Object.keys(files);
  const texts = new Map(paths.map((path, at) => [`t${at}`, files[path]!]));
  const entries = paths.map((path, at) => {
    const [where, each] = path.split('@');
    return `      - {template: t${at}, path: ${JSON.stringify(where)}${each === undefined ? '' : `, each: ${each}`}}`;
  });
  const manifest = `${HEAD}parameters: [${parameters}]\nlanguages:\n  typescript:\n    files:\n${entries.join('\n')}\n`;
  const read = readManifest(manifest, (file) => texts.has(file));
  assert.ok('manifest' in read, JSON.stringify(read));
  return renderBlueprint({ manifest: read.manifest, texts }, values, TARGET);
}

function failure(run: () => unknown): { readonly code: string | undefined; readonly message: string } {
  try {
    run();
  } catch (error) {
    return { code: codeOf(error), message: (error as Error).message };
  }
  return { code: undefined, message: 'nothing failed' };
}

const NAME = '{name: subject, type: name, about: it, default: order feed}';

describe('a blueprint that is rendered', () => {
  it('writes a name as each place has it', () => {
    const { files } = rendered(NAME, {
      '{{ subject | file }}.ts':
        '{{ subject | pascal }} {{ subject | camel }} {{ subject | constant }} {{ subject | plural }}\n',
    });
    assert.deepEqual(files, [
      { path: 'src/order-feed.ts', text: 'OrderFeed orderFeed ORDER_FEED order feeds\n' },
    ]);
  });

  it('has a file for each of several names', () => {
    const { files } = rendered(
      '{name: parts, type: names, about: them}',
      { '{{ item | file }}.ts@parts': 'class {{ item | pascal }} {}\n' },
      { parts: 'first part, second' },
    );
    assert.deepEqual(
      files.map(({ path, text }) => [path, text]),
      [
        ['src/first-part.ts', 'class FirstPart {}\n'],
        ['src/second.ts', 'class Second {}\n'],
      ],
    );
  });

  it('takes the whole line of a tag that stands alone', () => {
    const { files } = rendered(NAME, { 'a.ts': 'a\n  {% if true %}\nb\n  {% endif %}\nc\n' });
    assert.equal(files[0]!.text, 'a\nb\nc\n');
  });

  it('names the template and the line of what is wrong in it', () => {
    for (const [text, reason] of [
      ['a\n{% if true %}\nb\n{% endif %}\n{{ nobody }}\n', /^t0:5: undefined variable: nobody/],
      ['a\n{{ subject | nothing }}\n', /^t0:2: undefined filter: nothing/],
      ['a\n\n{% if %}\n', /^t0:3: invalid value expression/],
      ["{% include 'secret' %}", /^t0:1: /],
    ] as const) {
      const { code, message } = failure(() => rendered(NAME, { 'a.ts': text }));
      assert.equal(code, 'invalid-template', text);
      assert.match(message, reason);
    }
  });

  it('reads no other file, and reaches nothing but its values', () => {
    for (const text of [
      "{% render '/etc/passwd' %}",
      "{% layout '../x' %}",
      '{{ subject.constructor }}',
      '{{ process.env }}',
    ])
      assert.equal(failure(() => rendered(NAME, { 'a.ts': text })).code, 'invalid-template', text);
  });

  it('is stopped when it would never end', () => {
    const loop = '{% for a in (1..100000) %}{% for b in (1..100000) %}x{% endfor %}{% endfor %}';
    assert.equal(failure(() => rendered(NAME, { 'a.ts': loop })).code, 'invalid-template');
  });

  it('writes nowhere but below its folder, and under no name that a file system refuses', () => {
    for (const path of [
      ...['../out.ts', 'a/../../out.ts', '/etc/x', 'C:/x.ts', 'a\\\\..\\\\b.ts', '~/x', 'a//b.ts', './a.ts'],
      ...[
        'con.ts',
        'a/NUL',
        'com1.txt',
        'end. ',
        'a./b.ts',
        'a:b.ts',
        'a?.ts',
        '.git/hooks/pre-commit',
        'node_modules/x/y.js',
      ],
      'x'.repeat(200),
    ]) {
      const { code, message } = failure(() => rendered(NAME, { [path]: 'x' }));
      assert.equal(code, 'invalid-template', `${path}: ${message}`);
    }
  });

  it('has no two files that are one where case does not count', () => {
    const sets: Record<string, string>[] = [
      { 'Order.ts': '', 'order.ts': '' },
      { 'order/a.ts': '', Order: '' },
      { 'é.ts': '', 'e\u0301.ts': '' },
    ];
    for (const files of sets)
      assert.equal(failure(() => rendered(NAME, files)).code, 'invalid-template', JSON.stringify(files));
  });

  it('says all that is wrong with what was set, at once', () => {
    const parameters = `{name: must, type: name, about: what it is}, {name: count, type: integer, default: 1, about: n}, {name: way, type: choice, choices: [a, b], default: a, about: w}`;
    const { code, message } = failure(() =>
      rendered(parameters, { 'a.ts': '' }, { count: 'many', way: 'c', other: 'x' }),
    );
    assert.equal(code, 'invalid-option');
    assert.equal(
      message,
      '“other” is no parameter of sample; it has must, count, way. “must” (what it is) has to be set. “count” is a whole number. “way” is one of a, b.',
    );
  });

  it('takes no name that is a path, a word of the language or a type of its own', () => {
    for (const [subject, reason] of [
      ['../../etc', /letters, digits/],
      ['a/b', /letters, digits/],
      ['{{ subject }}', /letters, digits/],
      ['x'.repeat(81), /at most 80/],
      ['class', /a word of the language/],
      ['promise', /a type of the language/],
    ] as const) {
      const { code, message } = failure(() =>
        rendered(NAME, { 'a.ts': '{{ subject | camel }} {{ subject | pascal }}' }, { subject }),
      );
      assert.equal(code, 'invalid-option', subject);
      assert.match(message, reason);
    }
  });

  it('does not ask for a parameter whose condition does not hold', () => {
    const parameters =
      '{name: tests, type: boolean, default: false, about: t}, {name: runner, type: name, about: r, when: tests == true}';
    assert.equal(rendered(parameters, { 'a.ts': 'x' }).files.length, 1);
    assert.match(failure(() => rendered(parameters, { 'a.ts': 'x' }, { tests: 'true' })).message, /“runner”/);
  });
});

describe('a manifest', () => {
  const problemsOf = (text: string) => {
    const read = readManifest(text, (file) => file === 'there');
    return 'problems' in read ? read.problems.map(({ line, message }) => `${line}: ${message}`) : [];
  };

  it('is refused with the line of what is wrong', () => {
    const languages = 'languages: {go: {files: [{template: there, path: a.go}]}}\n';
    assert.deepEqual(problemsOf(`${HEAD}${languages}`), []);
    assert.match(problemsOf(`${HEAD}kinds: x\n${languages}`)[0]!, /kinds/);
    assert.match(problemsOf(`name: [\n`)[0]!, /^\d+: /);
    assert.match(problemsOf(`${HEAD}languages: {}\n`)[0]!, /^5: It has no language/);
    assert.match(
      problemsOf(`${HEAD}languages:\n  go:\n    files:\n      - {template: gone, path: a}\n`)[0]!,
      /^8: There is no file gone/,
    );
    assert.match(
      problemsOf(
        `${HEAD}parameters:\n  - {name: a, type: name, about: x}\n  - {name: a, type: name, about: x}\n${languages}`,
      )[0]!,
      /^7: “a” is there twice/,
    );
    assert.match(
      problemsOf(`${HEAD}parameters: [{name: folder, type: name, about: x}]\n${languages}`)[0]!,
      /means something else/,
    );
  });

  it('is refused when its aliases multiply', () => {
    const bomb = `a: &a [x,x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: [*b,*b,*b,*b,*b,*b,*b,*b,*b,*b]\n`;
    assert.match(problemsOf(bomb)[0]!, /cannot be read/);
  });
});
