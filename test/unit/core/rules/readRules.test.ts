import assert from 'node:assert/strict';
import { MAX_RULES_BYTES, readRules } from '../../../../src/core/rules/readRules.ts';
import { problemsIn, rulesOf } from './ruled.ts';

/** The one problem of a text: its line, and that message and remedy say this. */
function refused(yaml: string, line: number, message: RegExp, remedy: RegExp = /./): void {
  const [problem, ...rest] = problemsIn(yaml);
  assert.deepEqual(rest, []);
  assert.match(problem!.message, message);
  assert.match(problem!.remedy, remedy);
  assert.equal(problem!.line, line, problem!.message);
  assert.equal(problem!.kind, 'broken');
}

const RULE = 'rules:\n  - id: a\n    kind: forbidden\n    from: src/a\n    to: src/b\n';

describe('reading a rules file', () => {
  it('writes short forms out', () => {
    const { set } = rulesOf(
      'layers:\n  - {name: core, files: src/core/**}\nrules:\n' +
        '  - {id: a, kind: forbidden, from: src/a, to: {packages: lodash, not: x}, except: [{from: [p, q], reason: r}]}\n' +
        '  - {id: b, kind: deprecated, from: {layers: core}, to: old}\n' +
        '  - {id: c, kind: naming, from: src, names: "*.ts"}\n',
    );
    assert.deepEqual(set, {
      layers: [{ name: 'core', files: { files: ['src/core/**'] } }],
      rules: [
        {
          id: 'a',
          kind: 'forbidden',
          severity: 'error',
          from: { files: ['src/a'] },
          to: { packages: ['lodash'], not: { files: ['x'] } },
          except: [{ from: { files: ['p', 'q'] }, reason: 'r' }],
        },
        { id: 'b', kind: 'deprecated', severity: 'info', from: { layers: ['core'] }, to: { files: ['old'] } },
        { id: 'c', kind: 'naming', severity: 'error', from: { files: ['src'] }, names: ['*.ts'] },
      ],
    });
  });

  it('takes an empty file, or one of comments, for no rules', () => {
    for (const text of ['', '# nothing yet\n', 'rules:\n', '---\n'])
      assert.deepEqual(rulesOf(text).set.rules, []);
  });

  it('names the line of what is no YAML', () => {
    refused('rules:\n  - id: a\n   kind: x\n', 3, /not YAML/);
    refused('rules:\n\t- id: a\n', 2, /not YAML/, /spaces/);
    refused('rules: [\n', 2, /not YAML/);
    refused(`${RULE}rules: []\n`, 6, /“rules” is there twice/, /one of them/);
  });

  it('names unknown and missing keys, with what is known', () => {
    refused(`${RULE}    servity: error\n`, 6, /“servity” is no key/, /severity/);
    refused('rulez: []\n', 1, /“rulez”/, /Did you mean “rules”/);
    refused('rules:\n  - id: a\n    kind: forbidden\n    from: x\n', 2, /“to:” is missing/, /to: src\/app/);
    refused('rules:\n  - id: a\n    kind: forbiden\n', 3, /forbiden/, /forbidden/);
    refused(
      'rules:\n  - id: a\n    kind: forbidden\n    from: {file: x}\n    to: y\n',
      4,
      /“file” is no key/,
      /files/,
    );
    refused('rules:\n  - kind: cycles\n', 2, /“id:” is missing/);
    refused('rules: 3\n', 1, /“rules” is 3/);
    refused('- a\n', 1, /file is a list/, /under “rules:”/);
    refused(RULE.replace('id: a', 'id: Core Rule'), 2, /Core Rule/, /kebab|small letters/);
  });

  it('takes days of the calendar only', () => {
    const until = (day: string) =>
      `${RULE}    except:\n      - from: x\n        reason: r\n        until: ${day}\n`;
    assert.equal(rulesOf(until('2027-02-28')).set.rules.length, 1);
    refused(until('2027-02-30'), 9, /2027-02-30/, /2027-01-31/);
    refused(until('soon'), 9, /soon/, /2027-01-31/);
  });

  it('refuses patterns that cannot be read, by their line', () => {
    const matches = (source: string) => RULE.replace('from: src/a', `from:\n      matches: '${source}'`);
    refused(matches('src/(a'), 5, /cannot be read: missing closing/);
    refused(matches('(?=a)b'), 5, /cannot be read/, /lookaround/);
    refused(matches('(x{1,1000}){1,1000}'), 5, /too large/, /Repeat less/);
    refused(matches('x'.repeat(1001)), 5, /1001 signs/);
    refused(RULE.replace('src/a', 'src/{a'), 4, /brace/);
    refused(RULE.replace('src/a', "'!src/a'"), 4, /negates nothing/, /not:/);
    refused(RULE.replace('to: src/b', 'to: src/$1'), 5, /\$1 stands for nothing/, /brackets/);
    refused(matches('^src/([^/]+)/').replace('to: src/b', 'to: src/$2'), 6, /\$2 stands for nothing/);
  });

  it('refuses aliases that multiply, and texts without end', () => {
    const bomb = `a0: &a0 [x]\n${Array.from({ length: 30 }, (_, at) => `a${at + 1}: &a${at + 1} [${`*a${at},`.repeat(9)}]`).join('\n')}\n`;
    assert.match(problemsIn(bomb)[0]!.message, /cannot be read/);
    assert.match(problemsIn(`rules: ${'['.repeat(100_000)}`)[0]!.message, /cannot be read|not YAML/);
    assert.match(problemsIn('#'.repeat(MAX_RULES_BYTES + 1))[0]!.message, /512 kB/);
    const deep = `rules: [{id: a, kind: cycles, within: ${'{not: '.repeat(2000)}x${'}'.repeat(2000)}}]\n`;
    assert.match(problemsIn(deep)[0]!.message, /nested too deeply/);
    const many = Array.from({ length: 1001 }, (_, at) => `  - {id: r${at}, kind: cycles}\n`).join('');
    const [problem] = problemsIn(`rules:\n${many}`);
    assert.match(problem!.message, /1001 rules/);
    assert.equal(problem!.line, 1002);
  });

  it('says the line of each rule and exception', () => {
    const { rules } = readRules(`# head\n${RULE}    except:\n      - {from: x, reason: r}\n`);
    assert.equal(rules!.lineOf(['rules', 0]), 3);
    assert.equal(rules!.lineOf(['rules', 0, 'to']), 6);
    assert.equal(rules!.lineOf(['rules', 0, 'except', 0]), 8);
  });
});

describe('rules that contradict each other', () => {
  const LAYERS =
    'layers:\n  - {name: a, files: a}\n  - {name: b, files: b}\n  - {name: c, files: c, with: b}\n';
  const rule = (text: string) => `rules:\n  - {${text}}\n`;

  it('are two of one name', () => {
    refused(`${RULE}  - id: a\n    kind: cycles\n`, 6, /rule “a” is there twice/);
    refused(`${LAYERS}  - {name: a, files: d}\n`, 5, /layer “a” is there twice/);
  });

  it('are orders that go round in a circle', () => {
    refused(
      `${LAYERS}${rule('id: x, kind: layers, order: [a, b]')}  - {id: y, kind: layers, order: [b, a]}\n`,
      7,
      /puts the layer b above a/,
      /Agree/,
    );
    refused(`${LAYERS}${rule('id: x, kind: layers, order: [a, b, a]')}`, 6, /twice/);
  });

  it('are layers that are not declared', () => {
    refused(`${LAYERS}${rule('id: x, kind: layers, order: [a, z]')}`, 6, /no layer “z”/, /a, b, c/);
    refused(`${LAYERS}${rule('id: x, kind: forbidden, from: {layers: z}, to: y')}`, 6, /no layer “z”/);
    refused(`${LAYERS}  - {name: d, files: d, with: z}\n`, 5, /no layer “z”/);
    refused(`${LAYERS}  - {name: d, files: {layers: a}}\n`, 5, /named by layer/);
  });

  it('are demands for what another forbids', () => {
    const forbidden = 'rules:\n  - {id: no, kind: forbidden, from: src/**, to: lib/**}\n';
    refused(
      `${forbidden}  - {id: must, kind: required, from: src/a/**, to: lib/x.ts}\n`,
      3,
      /“must” demands what “no” forbids/,
    );
    refused(
      `${forbidden}  - {id: still, kind: deprecated, from: src/a, to: lib/old}\n`,
      3,
      /“still” allows for now/,
    );
    refused(
      'rules:\n  - {id: never, kind: reachable, from: a, to: b, never: true}\n  - {id: must, kind: required, from: a, to: b}\n',
      3,
      /“must” demands what “never” forbids/,
    );
    refused(
      `${LAYERS}${rule('id: x, kind: layers, order: [a, b]')}  - {id: up, kind: required, from: {layers: b}, to: {layers: a}}\n`,
      7,
      /“up” demands what “x” forbids/,
    );
    assert.equal(
      rulesOf(`${forbidden}  - {id: must, kind: required, from: src/a, to: other/**}\n`).set.rules.length,
      2,
    );
  });

  it('says what is meant: near words, keys that are there twice, documents, indentation', () => {
    const said = (yaml: string) => problemsIn(yaml).map(({ message, remedy }) => `${message} ${remedy}`)[0]!;
    const rule = (rest: string) => `rules:\n  - {id: a, ${rest}}\n`;
    assert.match(
      said(rule('kind: forbiden, from: a, to: b')),
      /is "forbiden"\. Did you mean “forbidden”\? Write one of: layers, /,
    );
    assert.match(
      said(rule('kind: forbidden, from: a, from: b, to: c')),
      /^“from” is there twice in one place\. Leave one of them out\.$/,
    );
    assert.equal(
      said('rules: []\n---\nrules: []\n'),
      'The file holds several documents. Take the line “---” out.',
    );
    assert.equal(
      said('hello\n'),
      'The file is a single value; it should have keys. Put the rules under “rules:”.',
    );
    assert.match(
      said('rules:\n  - id: a\n    kind: forbidden\n   from: b\n'),
      /Indent it as deep as its neighbours\.$/,
    );
  });

  it('says when the file is in another encoding', () => {
    const utf16 = Buffer.from('\uFEFFrules: []\n', 'utf16le').toString('utf8');
    refused(utf16, 1, /^The file is not UTF-8\.$/, /Save it as UTF-8/);
  });

  it('reads a block of words as one line', () => {
    const { rules } = readRules(
      'rules:\n  - id: a\n    kind: forbidden\n    from: a\n    to: b\n    why: |\n      The core\n      outlives its hosts.\n',
    );
    assert.equal(rules?.set.rules[0]?.why, 'The core outlives its hosts.');
  });
});
