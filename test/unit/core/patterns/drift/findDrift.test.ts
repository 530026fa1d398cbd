/** For each pattern a family of which one member lost its role, and the same family whole: only the first is told of. */
import assert from 'node:assert/strict';
import { finish } from '../../../../../src/base/steps.ts';
import type { FileFacts } from '../../../../../src/core/model/facts.ts';
import type { Finding } from '../../../../../src/core/model/finding.ts';
import type { ResolvedImport } from '../../../../../src/core/model/graph.ts';
import { patternGraph } from '../../../../../src/core/patterns/design/patternGraph.ts';
import { buildTypeGraph } from '../../../../../src/core/patterns/design/typeGraph.ts';
import { driftIn } from '../../../../../src/core/patterns/drift/findDrift.ts';
import { shapesOf } from '../../../../support/shapesOf.ts';

interface Family {
  readonly what: string;
  readonly path: string;
  readonly whole: string;
  /** What stands in the whole, and what has become of it. */
  readonly change: readonly [before: string, after: string];
  readonly title: RegExp;
  readonly takes?: string;
}

const steps = ['sized', 'named', 'coloured', 'placed', 'turned', 'framed']
  .map((name) => `${name}(it: string) { this.${name}It = it; return this; }`)
  .join('\n  ');
const kinds = ['Leaf', 'Pair', 'Sum', 'Name'];
const visits = (from: number) =>
  kinds.slice(from).map((kind) => `  def visit_${kind}(self, it):\n    self.seen += 1\n`);

const FAMILIES: readonly Family[] = [
  {
    what: 'a decorator that no longer passes a call on',
    path: 'a.ts',
    whole: `interface Voice { say(text: string): void; stop(): void; wait(): void }
      class Plain implements Voice { say(text: string) { out(text); } stop() { halt(); } wait() { hold(); } }
      ${['Loud', 'Slow', 'Twice']
        .map(
          (name) =>
            `class ${name} implements Voice { constructor(private inner: Voice) {} say(text: string) { this.inner.say(text); } stop() { this.inner.stop(); } wait() { this.inner.wait(/* ${name} */); } }`,
        )
        .join('\n')}`,
    change: ['this.inner.wait(/* Slow */);', ''],
    title: /^Slow\.wait does not pass the call on/,
  },
  {
    what: 'a decorator that no longer passes a call on',
    path: 'a.java',
    whole: `interface Voice { void say(String text); void stop(); void hold(); } class Plain implements Voice { public void say(String text) { out(text); } public void stop() { halt(); } public void hold() { halt(); } }
      ${['Loud', 'Slow', 'Twice']
        .map(
          (name) =>
            `class ${name} implements Voice { private final Voice inner; ${name}(Voice inner) { this.inner = inner; } public void say(String text) { inner.say(text); } public void stop() { inner.stop(); } public void hold() { inner.hold(/* ${name} */); } }`,
        )
        .join('\n')}`,
    change: ['inner.hold(/* Slow */);', ''],
    title: /^Slow\.hold does not pass the call on/,
  },
  {
    what: 'a visitor without the method of one element',
    path: 'a.py',
    whole: `${kinds.map((kind) => `class ${kind}:\n  def accept(self, visitor):\n    return visitor.visit_${kind}(self)\n`).join('\n')}
${['Count', 'Print', 'Check'].map((name) => `class ${name}:\n  def __init__(self):\n    self.seen = 0 # ${name}\n${visits(0).join('')}`).join('\n')}`,
    change: [
      `    self.seen = 0 # Print\n${visits(0).join('')}`,
      `    self.seen = 0 # Print\n${visits(1).join('')}`,
    ],
    title: /^Print cannot visit Leaf: it has no visit_Leaf/,
  },
  {
    what: 'a step of a builder that ends the chain',
    path: 'a.ts',
    whole: `class Frame {\n  ${steps}\n  made(it: string) { this.madeIt = it; return this; } }`,
    change: ['this.madeIt = it; return this;', 'this.madeIt = it;'],
    title: /^Frame\.made does not return the builder, as its other 6 steps do/,
  },
  {
    what: 'a singleton that others make too',
    path: 'a.java',
    whole: `${['Clock', 'Log', 'Vault', 'Bell']
      .map(
        (name) =>
          `class ${name} { private static ${name} it; private ${name}() {} static ${name} get() { if (it == null) { it = new ${name}(); } return it; } void go() {} }`,
      )
      .join('\n')}\nclass Use { void go() { Clock.get().go(); new Vault().go(); } }`,
    change: ['private Vault() {}', 'Vault() {}'],
    title: /^Vault hands out one instance/,
  },
  {
    what: 'a subject that tells nobody',
    path: 'a.cs',
    whole: `interface IEar { void Hear(string text); } class Ear : IEar { public void Hear(string text) { Out(text); } }
      class Bell { private List<IEar> ears = new List<IEar>(); public void Add(IEar ear) { ears.Add(ear); } public void Drop(IEar ear) { ears.Remove(ear); } public void Ring() { foreach (var ear in ears) { ear.Hear("ring"); } } }`,
    change: ['foreach (var ear in ears) { ear.Hear("ring"); }', 'Swing();'],
    title: /^Bell takes in each IEar and never tells any of them/,
  },
  {
    what: 'a store that is asked past its repository',
    path: 'a.java',
    takes: 'jakarta.persistence',
    whole: `@Entity class Note { @Id Long id; @Column String title; }
      interface NoteRepository { Note find(Long id); List<Note> all(); void save(Note note); }
      class KeptNotes implements NoteRepository { private EntityManager em; public Note find(Long id) { return em.find(Note.class, id); } public List<Note> all() { return em.findAll(Note.class); } public void save(Note note) { em.persist(note); } }
      ${['Reader', 'Writer', 'Lister', 'Sender'].map((name) => `class ${name} { private NoteRepository notes; private EntityManager em; void go() { notes.all(/* ${name} */); } }`).join('\n')}`,
    change: ['notes.all(/* Sender */)', 'em.createQuery("from Note", Note.class)'],
    title: /^Sender\.go asks the store for Note itself, past NoteRepository/,
  },
];

async function driftOf(path: string, source: string, takes?: string): Promise<readonly Finding[]> {
  const facts = new Map([[path, { shapes: await shapesOf(path, source) } as FileFacts]]);
  const outside: ResolvedImport[] =
    takes === undefined
      ? []
      : [
          {
            specifier: takes,
            kind: 'static',
            line: 1,
            names: [],
            target: { status: 'external', package: takes },
          },
        ];
  const imports = new Map([[path, outside]]);
  const types = finish(buildTypeGraph({ facts, imports, isLeftOut: () => false }));
  return finish(driftIn(finish(patternGraph(types))));
}

describe('pattern drift', () => {
  for (const { what, path, whole, change, title, takes } of FAMILIES) {
    it(`is ${what}, in ${path.slice(2)}`, async () => {
      const [before, after] = change;
      assert.ok(whole.includes(before));
      const [finding, ...rest] = await driftOf(path, whole.replace(before, after), takes);
      assert.match(finding?.title ?? 'nothing', title);
      assert.equal(rest.length, 0);
      assert.equal(finding!.kind, 'pattern-drift');
      assert.ok(finding!.evidence.length > 1 && finding!.explanation.length > 40);
    });

    it(`is none where the family of ${what} is whole, in ${path.slice(2)}`, async () => {
      assert.deepEqual(await driftOf(path, whole, takes), []);
    });
  }

  it('is none where two members do without: that is how it is done here', async () => {
    const whole = `interface Voice { say(text: string): void; stop(): void; wait(): void }
      ${['Loud', 'Slow', 'Twice', 'Deep']
        .map(
          (name, at) =>
            `class ${name} implements Voice { constructor(private inner: Voice) {} say(text: string) { this.inner.say(text); } stop() { this.inner.stop(); } wait() { ${at < 2 ? 'this.inner.wait();' : ''} } }`,
        )
        .join('\n')}`;
    assert.deepEqual(await driftOf('a.ts', whole), []);
  });
});
