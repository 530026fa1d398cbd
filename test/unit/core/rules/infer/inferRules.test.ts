import assert from 'node:assert/strict';
import { inferLayers } from '../../../../../src/core/layers/inferLayers.ts';
import type { Rule, RuleProposal } from '../../../../../src/core/model/rule.ts';
import { compileRules } from '../../../../../src/core/rules/compileRules.ts';
import { evaluateRules } from '../../../../../src/core/rules/evaluate.ts';
import { inferRules } from '../../../../../src/core/rules/infer/inferRules.ts';
import type { Triple } from '../../graph/randomGraph.ts';
import { type CodeSketch, codeOf, TODAY } from '../ruled.ts';

function infer(
  sketch: CodeSketch,
  rules: readonly Rule[] = [],
  companions: readonly string[] = [],
): readonly RuleProposal[] {
  const { includeTests: _, ...parts } = codeOf(sketch);
  const set = { layers: [], rules };
  const model = {
    ...parts,
    companions,
    ruling: { standing: 'current' as const, rules: set, lines: {}, violations: [], problems: [] },
  };
  return inferRules(model, inferLayers(model));
}

const files = (folder: string, count: number) =>
  Array.from({ length: count }, (_, at) => `${folder}/f${at}.ts`);

/** Every file of one folder imports every file of the other. */
function all(from: string, to: string, count = 4): Triple[] {
  return files(from, count).flatMap((a) => files(to, count).map((b): Triple => [a, b]));
}

const ids = (proposals: readonly RuleProposal[]) => proposals.map(({ rule }) => rule.id);
const named = (proposals: readonly RuleProposal[], id: string) =>
  proposals.find(({ rule }) => rule.id === id);

const LAYERED = [...all('src/web', 'src/app'), ...all('src/app', 'src/core'), ...all('src/web', 'src/core')];

describe('inferRules', () => {
  it('proposes the order of the layers, first, with a change that it would have caught', () => {
    const [first] = infer({ edges: LAYERED });
    assert.equal(first?.rule.kind === 'layers' && first.rule.order.join(' > '), 'web > app > core');
    assert.deepEqual(
      first?.layers.map((layer) => layer.files.files),
      [['src/web'], ['src/app'], ['src/core']],
    );
    assert.equal(first?.bites, 'An import of src/web/f0.ts in src/app/f0.ts.');
    assert.equal(first?.confidence, 'likely');
  });

  it('is silent on the code it came from, once its exceptions are taken', () => {
    const edges = [...LAYERED, ['src/core/f1.ts', 'src/web/f1.ts'] as const];
    const proposals = infer({ edges });
    const order = named(proposals, 'layer-order');
    assert.deepEqual(
      order?.exceptions.map(({ path }) => path),
      ['src/core/f1.ts'],
    );
    assert.equal(order?.confidence, 'guess');
    for (const { rule, layers } of proposals) {
      const { violations } = evaluateRules(compileRules({ layers, rules: [rule] }), codeOf({ edges }), TODAY);
      assert.deepEqual(violations, [], rule.id);
    }
  });

  it('does not propose what follows from another proposal, nor what is ratified', () => {
    const proposals = infer({ edges: LAYERED });
    assert.ok(!ids(proposals).some((id) => id.includes('below') || id.includes('stands-alone')));
    const [order] = proposals;
    const { includeTests: _, ...parts } = codeOf({ edges: LAYERED });
    const rules = { layers: order!.layers, rules: [order!.rule] };
    const model = {
      ...parts,
      ruling: { standing: 'current' as const, rules, lines: {}, violations: [], problems: [] },
    };
    assert.ok(!ids(inferRules(model, inferLayers(model))).includes('layer-order'));
  });

  it('finds features that do not know each other, and what they share', () => {
    const features = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((name) => `src/features/${name}`);
    const proposals = infer({
      edges: [
        ...features.slice(1).flatMap((feature) => all(feature, 'src/lib/ui', 3)),
        ...features.slice(1).map((feature): Triple => [`${feature}/f0.ts`, 'src/features/a/f0.ts']),
      ],
    });
    const found = named(proposals, 'independent-src-features');
    assert.match(found?.rule.why ?? '', /^The 7 folders of src\/features do not know each other, but for a:/);
    assert.match(found?.bites ?? '', /^An import of src\/features\/c\/f0\.ts in src\/features\/b\/f0\.ts\.$/);
  });

  it('finds the one door that modules are entered by', () => {
    const users = ['x', 'y', 'z', 'w'].flatMap((name) => files(`src/${name}`, 3));
    const proposals = infer({
      edges: [
        ...users.map((from): Triple => [from, 'src/api/index.ts']),
        ...files('src/api', 4).map((to): Triple => ['src/api/index.ts', to]),
      ],
    });
    assert.deepEqual(named(proposals, 'entry-of-src-api')?.rule.kind, 'entry-points');
  });

  it('finds packages that one area keeps to itself, and areas that stay clear of all', () => {
    const uses = Object.fromEntries(files('src/db', 8).map((path) => [path, ['pg']]));
    const proposals = infer({
      edges: [...all('src/web', 'src/db', 8), ...all('src/db', 'src/domain', 12)],
      uses: { ...uses, ...Object.fromEntries(files('src/web', 8).map((path) => [path, ['react']])) },
    });
    const confined = named(proposals, 'packages-of-src-db')?.rule;
    assert.deepEqual(confined?.kind === 'forbidden' && confined.to.packages, ['pg']);
    const pure = named(proposals, 'no-packages-in-src-domain')?.rule;
    assert.deepEqual(pure?.kind === 'forbidden' && pure.to.packages?.toSorted(), ['pg', 'react']);
  });

  it('finds what all files of one role are built on, and that nobody else is', () => {
    const handlers = Array.from({ length: 8 }, (_, at) => `src/feature${at}/thing${at}.handler.ts`);
    const proposals = infer({
      edges: handlers.map((from): Triple => [from, 'src/kernel/handler.ts']),
      paths: files('src/other', 20),
    });
    const found = named(proposals, 'handler-uses-handler');
    assert.deepEqual(found?.rule.kind === 'required' && found.rule.to.files, ['src/kernel/handler.ts']);
    assert.match(
      found?.rule.why ?? '',
      /^All 8 files called \*\.handler\.ts import .*, and no other file does\.$/,
    );
    assert.equal(found?.bites, 'A file src/feature0/planted.handler.ts.');
  });

  it('takes what everybody imports, and what a log is written with, for no habit of a role', () => {
    const handlers = Array.from({ length: 8 }, (_, at) => `src/feature/thing${at}.handler.ts`);
    const proposals = infer({
      edges: [...handlers, ...files('src/other', 20)].map((from): Triple => [from, 'src/kernel/text.ts']),
      uses: Object.fromEntries(handlers.map((path) => [path, ['winston-logger']])),
    });
    assert.ok(!ids(proposals).some((id) => id.includes('-uses-')));
  });

  it('finds the packages that a core stays clear of, though it imports others', () => {
    const web = files('src/web', 16);
    const proposals = infer({
      edges: [...all('src/web', 'src/domain', 16), ...all('src/cli', 'src/domain', 16)],
      uses: {
        ...Object.fromEntries([...web, ...files('src/cli', 16)].map((path) => [path, ['express', 'dates']])),
        'src/domain/f0.ts': ['dates'],
      },
    });
    const pure = named(proposals, 'no-packages-in-src-domain')?.rule;
    assert.deepEqual(pure?.kind === 'forbidden' && pure.to.packages, ['express']);
  });

  it('means what lies further in, too, where packages are names of dots', () => {
    const users = [...files('src/web', 16), ...files('src/cli', 16)];
    const { includeTests: _, ...parts } = codeOf({
      edges: users.map((from): Triple => [from, 'src/domain/f0.ts']),
      paths: files('src/domain', 16),
      uses: Object.fromEntries(users.map((path) => [path, ['Acme.Web']])),
    });
    const model = { ...parts, files: parts.files.map((file) => ({ ...file, language: 'csharp' as const })) };
    const pure = named(inferRules(model, inferLayers(model)), 'no-packages-in-src-domain')?.rule;
    assert.deepEqual(pure?.kind === 'forbidden' && pure.to.packages, ['Acme.Web', 'Acme.Web.*']);
  });

  it('does not hold a folder of one package against what only other packages import', () => {
    const inner = files('crates/fmt/src/parts', 12).map((path) => path.replace('.ts', '.rs'));
    const other = files('crates/net/src', 30).map((path) => path.replace('.ts', '.rs'));
    const users = files('crates/fmt/src/more', 6).map((path) => path.replace('.ts', '.rs'));
    const sketch = {
      edges: users.map((from): Triple => [from, inner[0]!]),
      paths: [...inner, ...other, ...users],
      uses: Object.fromEntries(other.map((path) => [path, ['tokio']])),
    };
    const companions = ['crates/fmt/Cargo.toml', 'crates/net/Cargo.toml'];
    const found = ids(infer(sketch, [], companions));
    assert.ok(!found.some((id) => id.startsWith('no-packages-in-crates-fmt-src-parts')), found.join());
    assert.ok(
      !found.some((id) => id.startsWith('packages-of-')),
      'a crate cannot import what it does not declare',
    );
  });

  it('names roles by as much as all of their files share, and no data, forms or years', () => {
    const proposals = infer({
      edges: [],
      paths: [
        ...Array.from({ length: 8 }, (_, at) => `src/models/Thing${at}ViewModel.ts`),
        ...Array.from({ length: 8 }, (_, at) => `src/resources/case_${at}_block.ts`),
        ...Array.from({ length: 8 }, (_, at) => `src/views/page${at}.generated.ts`),
        ...Array.from({ length: 8 }, (_, at) => `src/old/case${at}_py39.ts`),
        ...files('src/other', 40),
      ],
    });
    assert.deepEqual(ids(proposals), ['place-of-view-model', 'names-in-src-models']);
    assert.match(proposals[0]?.rule.why ?? '', /^All 8 files called \*ViewModel\.ts lie in src\/models\.$/);
  });

  it('says of which folders an order speaks, and proposes none that few of them show', () => {
    const order = named(infer({ edges: LAYERED }), 'layer-order');
    assert.match(order?.rule.why ?? '', /^The folders of src form layers: all of the \d+ imports/);
    const sparse = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'].map((name) => `src/${name}`);
    const chain = sparse.slice(1).flatMap((folder, at) => all(sparse[at]!, folder));
    assert.ok(!ids(infer({ edges: chain })).some((id) => id.startsWith('layer-order')));
  });

  it('writes figures and single exceptions as a person does', () => {
    const features = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((name) => `src/features/${name}`);
    const edges = features.flatMap((feature) => all(feature, 'src/lib', 13));
    const proposals = infer({ edges: [...edges, ['src/features/b/f0.ts', 'src/features/c/f0.ts']] });
    const why = named(proposals, 'independent-src-features')?.rule.why ?? '';
    assert.match(why, /of 1,184 imports that leave one, 1 leads to another\.$/);
  });

  it('finds where files of one role lie', () => {
    const paths = Array.from({ length: 8 }, (_, at) => `src/controllers/thing${at}.controller.ts`);
    const proposals = infer({ edges: [], paths: [...paths, ...files('src/other', 20)] });
    const rule = named(proposals, 'place-of-controller')?.rule;
    assert.deepEqual(rule?.kind === 'placement' && rule.in.files, ['src/controllers']);
  });

  it('proposes nothing where everything depends on everything, nor for an empty workspace', () => {
    const folders = ['src/a', 'src/b', 'src/c'];
    const edges = folders.flatMap((from) =>
      folders.filter((to) => to !== from).flatMap((to) => all(from, to)),
    );
    assert.deepEqual(infer({ edges }), []);
    assert.deepEqual(infer({ edges: [] }), []);
  });

  it('takes folders whose names are full of signs as they are', () => {
    const [first] = infer({
      edges: [
        ...all('src/(web)', 'src/[app]'),
        ...all('src/[app]', 'src/{core}'),
        ...all('src/(web)', 'src/{core}'),
      ],
    });
    assert.equal(first?.rule.id, 'layer-order');
    assert.ok(first?.layers.every((layer) => /^[\w.@/-]+$/.test(layer.name)));
  });

  it('does not speak of vendored code and of migrations', () => {
    const edges = [
      ...LAYERED,
      ...all('db/migrate', 'src/core', 6),
      ...all('src/web', 'src/web/_vendor/lib', 6),
    ];
    for (const { rule, layers } of infer({ edges })) {
      assert.doesNotMatch(JSON.stringify([rule, layers]), /migrate|_vendor/);
    }
  });

  it('names rules on deep folders shortly, and each differently', () => {
    const deep = 'a/src/main/kotlin/com/company/product/feature/implementation';
    const edges = [
      ...all(`${deep}/web`, `${deep}/app`),
      ...all(`${deep}/app`, `${deep}/core`),
      ...all(`${deep}/web`, `${deep}/core`),
      ...all('b/main', deep.replace('a/', 'b/'), 8),
    ];
    const found = ids(infer({ edges }));
    assert.ok(
      found.every((id) => id.length < 80 && /^[a-z\d]+(?:-[a-z\d]+)*$/.test(id)),
      found.join(),
    );
    assert.equal(new Set(found).size, found.length);
  });
});
