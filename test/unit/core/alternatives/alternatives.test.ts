/** From what is wanted to what is offered: assumptions, scores, parts, documents. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { codeOf } from '../../../../src/base/codedError.ts';
import { withAgentsSection } from '../../../../src/core/alternatives/agentsSection.ts';
import { type Candidate, choose } from '../../../../src/core/alternatives/choose.ts';
import { criteriaOf } from '../../../../src/core/alternatives/criteria.ts';
import { moduleDiagram } from '../../../../src/core/alternatives/diagram.ts';
import { projectsLike } from '../../../../src/core/alternatives/habitual.ts';
import { parameterValues, usableName } from '../../../../src/core/alternatives/parameters.ts';
import { partsOf } from '../../../../src/core/alternatives/parts.ts';
import { firstRecords } from '../../../../src/core/alternatives/records.ts';
import { treeLines } from '../../../../src/core/alternatives/treeLines.ts';
import { understand } from '../../../../src/core/alternatives/understand.ts';
import { readManifest } from '../../../../src/core/blueprints/readManifest.ts';
import type { Answers } from '../../../../src/core/model/alternative.ts';
import type { BlueprintLanguage, BlueprintSuits } from '../../../../src/core/model/blueprint.ts';
import { PRESETS } from '../../../../src/core/rules/presets/presets.ts';

const languages = new Set<BlueprintLanguage>(['typescript', 'python']);

function understood(sentence: string, answers: Answers = {}) {
  return understand({ sentence, answers, habitual: [], languages });
}

describe('what is wanted of a new project', () => {
  it('is assumed where it is not said, and says why', () => {
    const { requirements, language, things } = understood('CLI that renames photos');
    const assumed = requirements.filter(({ origin }) => origin === 'assumed');
    assert.equal(language, 'python');
    assert.deepEqual(things, ['photo']);
    assert.ok(assumed.every(({ because }) => because !== ''));
    assert.ok(assumed.some(({ topic, because }) => topic === 'language' && because.includes('no language')));
  });

  it('follows the languages of learned projects, and names them', () => {
    const { requirements, language } = understand({
      ...{ sentence: 'a REST API for invoices', answers: {}, languages },
      habitual: [{ language: 'python', projects: ['ledger', 'payroll'] }],
    });
    assert.equal(language, 'python');
    const own = requirements.find(({ topic }) => topic === 'language');
    assert.equal(own?.origin, 'learned');
    assert.equal(own?.because, 'as in ledger, payroll');
  });

  it('is asked for where the words say nothing of it, and no more is asked than is open', () => {
    const lost = understood('asdf qwer');
    assert.equal(lost.system, undefined);
    assert.match(lost.notes.join(' '), /do not say what is to be built/);
    assert.ok(lost.questions.some(({ topic }) => topic === 'system'));
    const clear = understood(
      'a REST API for books in Python with FastAPI and Postgres, 3 developers, testable',
    );
    assert.deepEqual(clear.questions, []);
  });

  it('takes an answer before a word of the sentence', () => {
    const { language, things } = understood('a REST API for books in Python', {
      language: 'typescript',
      thing: ['Magazine', 'issue'],
    });
    assert.equal(language, 'typescript');
    assert.deepEqual(things, ['magazine', 'issue']);
  });

  it('refuses answers that no question offers', () => {
    for (const answers of [{ language: 'cobol' }, { colour: 'red' }, { thing: '../etc' }, { team: '-3' }])
      assert.throws(
        () => understood('an API', answers as Answers),
        (error) => codeOf(error) === 'invalid-option',
        JSON.stringify(answers),
      );
  });

  it('says so when a language is asked for that has no structure', () => {
    assert.match(understood('a shop in Ruby').notes.join(' '), /no structure for Ruby/);
  });
});

describe('choosing structures', () => {
  const suits = (own: Partial<BlueprintSuits>): BlueprintSuits => ({
    ...{ systems: {}, needs: {}, layers: {}, patterns: [], risks: [], unless: [] },
    ...own,
  });
  const candidates: readonly Candidate[] = [
    {
      manifest: { name: 'plain', suits: suits({ systems: { api: 2 }, needs: { simplicity: 3 } }) },
      asIn: [],
    },
    {
      manifest: { name: 'inner', suits: suits({ systems: { api: 3 }, needs: { domain: 3, tests: 3 } }) },
      asIn: [],
    },
    {
      manifest: { name: 'parts', suits: suits({ systems: { api: 3 }, needs: { teams: 3, tests: 2 } }) },
      asIn: [],
    },
    { manifest: { name: 'pages', suits: suits({ systems: { frontend: 3 }, needs: {} }) }, asIn: [] },
    { manifest: { name: 'silent', suits: undefined }, asIn: [] },
  ];
  const chosen = (sentence: string, all = candidates) => {
    const { requirements, system } = understood(sentence);
    return choose(all, criteriaOf(requirements, system!), requirements).map(
      ({ candidate }) => candidate.manifest.name,
    );
  };

  it('goes by what is said to matter', () => {
    assert.equal(chosen('an API with complex business rules')[0], 'inner');
    assert.equal(chosen('an API for three teams')[0], 'parts');
    assert.equal(chosen('a tiny API prototype, just me')[0], 'plain');
  });

  it('offers nothing that is not made for such a system, nor what says nothing of itself', () => {
    assert.deepEqual(
      chosen('an API').filter((each) => each === 'pages' || each === 'silent'),
      [],
    );
  });

  it('puts what is wished for by name first, and leaves out what is ruled out', () => {
    const named = candidates.map((each) =>
      each.manifest.name === 'plain' ? { ...each, manifest: { ...each.manifest, name: 'layered' } } : each,
    );
    assert.equal(chosen('an API with complex business rules, layered', named)[0], 'layered');
    assert.ok(!chosen('a tiny API, not layered', named).includes('layered'));
  });
});

describe('what is said of an alternative', () => {
  const files = [
    'src/entities/book.ts',
    'src/use-cases/add-book.ts',
    'src/presentation/page.ts',
    'src/infrastructure/store.ts',
    'src/main.ts',
  ].map((path) => ({ path, test: false }));

  it('are its parts with what each may use, as its rules will have it', () => {
    const { modules, rules } = partsOf(files, 'clean', { entities: 'what is true of the business' });
    const uses = Object.fromEntries(modules.map((each) => [each.name, each.uses]));
    assert.deepEqual(uses, {
      presentation: ['use-cases', 'entities'],
      infrastructure: ['use-cases', 'entities'],
      'use-cases': ['entities'],
      entities: [],
    });
    assert.equal(modules.at(-1)?.responsibility, 'What is true of the business.');
    assert.deepEqual(
      rules.rules.map(({ id }) => id),
      ['clean-layers', 'no-cycles'],
    );
    assert.equal(
      moduleDiagram(modules)
        .split('\n')
        .filter((line) => line.includes('-->')).length,
      3,
      'an arrow to the next part is enough',
    );
  });

  it('is a diagram that no name can break', () => {
    const diagram = moduleDiagram([{ name: 'a"]; click', folders: ['x<y>'], responsibility: '', uses: [] }]);
    assert.equal(diagram, 'flowchart TB\n  m0["a#34;#93;#59; click<br/>x#60;y#62;"]');
  });

  it('is a tree', () => {
    assert.equal(
      treeLines(['src/a.ts', 'src/b/c.ts', 'README.md']).join('\n'),
      '├── src/\n│   ├── b/\n│   │   └── c.ts\n│   └── a.ts\n└── README.md',
    );
  });

  it('are decisions that stand in one index', () => {
    const texts = firstRecords(
      [{ title: 'Build it in layers' }, { title: 'Keep data in SQLite' }],
      '2026-01-02',
    );
    assert.deepEqual([...texts.keys()].sort(), [
      'docs/decisions/0001-build-it-in-layers.md',
      'docs/decisions/0002-keep-data-in-sqlite.md',
      'docs/decisions/README.md',
    ]);
    assert.match(
      texts.get('docs/decisions/README.md')!,
      /0002-keep-data-in-sqlite\.md\) \| proposed \| 2026-01-02/,
    );
  });

  it('is said to be as in a project that has the same layers', () => {
    const project = (name: string, folders: readonly string[]) => ({
      ...{ name, languages: [['typescript', 1]] as const },
      folders: folders.map((folder) => [folder, 3] as const),
    });
    const projects = [
      project('ledger', ['entities', 'usecases', 'infrastructure']),
      project('site', ['pages', 'entities']),
    ];
    assert.deepEqual(projectsLike('clean', projects), ['ledger']);
    assert.deepEqual(projectsLike(undefined, projects), []);
  });
});

describe('values for a structure', () => {
  const ground = {
    ...{ language: 'typescript' as const, project: 'book-shop', sentence: 'A shop.' },
    ...{ things: ['book', 'order'], actions: ['rename'], frameworks: ['fastify'] },
  };
  const parameter = (
    name: string,
    type: 'name' | 'names' | 'choice' | 'boolean',
    choices?: readonly string[],
  ) => ({
    ...{ name, type, about: '' },
    ...(choices === undefined ? {} : { choices }),
  });

  it('come from what the project is about', () => {
    const values = parameterValues(
      [
        parameter('entity', 'name'),
        parameter('system', 'name'),
        parameter('modules', 'names'),
        parameter('features', 'names'),
        parameter('commands', 'names'),
        parameter('framework', 'choice', ['express', 'fastify']),
        parameter('consumers', 'names'),
        parameter('withTests', 'boolean'),
      ],
      ground,
    );
    assert.deepEqual(values, {
      entity: 'book',
      system: 'book-shop',
      modules: ['book', 'order'],
      features: ['rename book', 'add book'],
      commands: ['rename', 'add'],
      framework: 'fastify',
    });
  });

  it('are never words of the language, nor what is no name', () => {
    assert.equal(usableName('class', 'typescript'), 'class record');
    assert.equal(usableName('date', 'typescript'), 'date record');
    assert.equal(usableName('import', 'python'), 'import record');
    assert.equal(usableName('../..', 'python'), 'item');
    assert.equal(usableName('7 wonders', 'python'), 'wonders');
  });
});

describe('the section in AGENTS.md', () => {
  const links = { rules: 'groundplan.yaml', overview: 'docs/architecture.md', decisions: undefined };

  it('leaves every byte outside its marks, and is the same the second time', () => {
    const before = '# Agents\r\n\r\nSpeak plainly.  \r\n';
    const once = withAgentsSection(before, links);
    assert.ok(once.startsWith(before));
    assert.ok(!/[^\r]\n/.test(once), 'line ends as in the file');
    assert.equal(withAgentsSection(once, links), once);
    const changed = withAgentsSection(`${once}More.\r\n`, { ...links, rules: undefined });
    assert.ok(
      changed.startsWith(before) && changed.endsWith('More.\r\n') && !changed.includes('groundplan.yaml'),
    );
  });

  it('is not guessed at where a mark is missing or twice there', () => {
    const whole = withAgentsSection(undefined, links);
    for (const text of [whole + whole, whole.replace('<!-- /groundplan:architecture -->', '')])
      assert.throws(
        () => withAgentsSection(text, links),
        (error) => codeOf(error) === 'edit-refused',
      );
  });
});

describe('every structure that ships', () => {
  const folder = join(import.meta.dirname, '../../../../blueprints/structures');

  for (const name of readdirSync(folder)) {
    it(`says what it suits, and what each layer of its preset is for: ${name}`, () => {
      const read = readManifest(readFileSync(join(folder, name, 'blueprint.yaml'), 'utf8'), () => true);
      assert.ok('manifest' in read, JSON.stringify(read));
      const { suits, shows } = read.manifest;
      const preset = PRESETS.find((each) => each.name === shows?.preset);
      const layers = new Set(preset?.layers.map((layer) => layer.name));
      assert.deepEqual(
        Object.keys(suits?.layers ?? {}).filter((layer) => !layers.has(layer)),
        [],
      );
      assert.ok(Object.keys(suits?.layers ?? {}).length >= 2);
      assert.ok(Object.values(suits?.systems ?? {}).some((score) => score >= 2));
      assert.ok(suits!.risks.length > 0 && suits!.unless.length > 0 && suits!.patterns.length > 0);
    });
  }
});
