import assert from 'node:assert/strict';
import { LearnedProjects } from '../../../../../src/app/learning/habits/learnedProjects.ts';
import { consolidate, restore } from '../../../../../src/app/learning/habits/nightly/consolidate.ts';
import { type ProjectRecord, recordSteps } from '../../../../../src/app/learning/habits/projectRecord.ts';
import { CodedError } from '../../../../../src/base/codedError.ts';
import { finish } from '../../../../../src/base/steps.ts';
import type { ProjectConcept } from '../../../../../src/core/concepts/projectConcept.ts';
import { Decided } from '../../../../../src/core/learned/decided.ts';
import type { ArchitectureModel } from '../../../../../src/core/model/architectureModel.ts';
import { SqliteKnowledge } from '../../../../../src/infra/knowledge/sqliteKnowledge.ts';

const EMPTY = {
  root: '/shop',
  files: [],
  modules: [],
  cycles: [],
  graph: { indexOf: new Map(), out: [], edges: [] },
  imports: new Map(),
};
const gateway: ProjectConcept = {
  kind: 'part',
  role: 'gateway',
  extension: '.ts',
  naming: '{subject}.gateway.ts',
  folder: 'gateways',
  template: 'src/gateways',
  support: 8,
  against: 0,
  companions: [],
  uses: [],
  packages: [],
  declares: 'class',
  bases: [],
  members: [],
};
const GATEWAYS = ['user', 'order', 'basket'].map((each) => `src/gateways/${each}.gateway.ts`);

function record(part: Partial<ProjectRecord> = {}): ProjectRecord {
  const blank = finish(recordSteps(EMPTY as unknown as ArchitectureModel, '2027-01-01T00:00:00.000Z'));
  return { ...blank, name: 'shop', concepts: [gateway], ...part };
}

async function scene(
  records: readonly ProjectRecord[],
  folders: Readonly<Record<string, readonly string[]>>,
) {
  const knowledge = new SqliteKnowledge({ file: undefined, now: () => 0, problem: () => {} });
  const projects = new LearnedProjects(() => knowledge);
  for (const each of records) await projects.put(each);
  const walker = {
    async walk(root: string) {
      if (folders[root] === undefined) throw new CodedError('workspace-missing', `${root} is gone.`);
      return { paths: folders[root], sources: [], problems: [] };
    },
  };
  const night = (id: string, at: string) =>
    consolidate({
      projects,
      walker: walker as never,
      decided: new Decided(new Map()),
      night: id,
      at,
      signal: new AbortController().signal,
    });
  const concepts = async () => (await projects.all()).flatMap((each) => each.concepts);
  return { projects, night, concepts };
}

describe('habits over night', () => {
  it('stay where the files that show them are there', async () => {
    const { night, concepts } = await scene([record()], { '/shop': GATEWAYS });
    assert.deepEqual(await night('n1', '2027-02-01T00:00:00.000Z'), {
      merged: 0,
      aged: 0,
      retired: 0,
      names: [],
    });
    assert.deepEqual(await concepts(), [gateway]);
  });

  it('are retired when those are gone, once, and are back when the night is taken back', async () => {
    const { night, concepts, projects } = await scene([record()], { '/shop': GATEWAYS.slice(1) });
    const said = await night('n1', '2027-02-01T00:00:00.000Z');
    assert.deepEqual(said, {
      merged: 0,
      aged: 0,
      retired: 1,
      names: ['shop: no longer done, since the files are gone: {subject}.gateway.ts lies in src/gateways'],
    });
    assert.deepEqual(await concepts(), []);
    assert.deepEqual(await night('n1', '2027-02-01T00:00:00.000Z'), said);
    assert.equal((await night('n2', '2027-02-02T00:00:00.000Z')).retired, 0);
    await restore(projects, 'n1', '2027-02-03T00:00:00.000Z');
    await restore(projects, 'n1', '2027-02-03T00:00:00.000Z');
    assert.deepEqual(await concepts(), [gateway]);
    assert.equal((await night('n3', '2027-02-04T00:00:00.000Z')).retired, 0);
  });

  it('are not retired since a disk is not there', async () => {
    const { night, concepts } = await scene([record()], {});
    assert.equal((await night('n1', '2027-02-01T00:00:00.000Z')).retired, 0);
    assert.equal((await concepts()).length, 1);
  });

  it('count half after half a year without work, again half after another, and go when little is left', async () => {
    const { night, concepts } = await scene([record()], { '/shop': GATEWAYS });
    assert.equal((await night('n1', '2027-08-01T00:00:00.000Z')).aged, 1);
    assert.deepEqual(
      (await concepts()).map(({ support }) => support),
      [4],
    );
    assert.equal((await night('n2', '2027-09-01T00:00:00.000Z')).aged, 0);
    assert.equal((await night('n3', '2028-03-01T00:00:00.000Z')).aged, 1);
    assert.deepEqual(await concepts(), []);
  });

  it('of a project that was moved are those of where it is now', async () => {
    const { night, projects } = await scene([record({ root: '/old/shop' }), record()], { '/shop': GATEWAYS });
    const { merged, names } = await night('n1', '2027-02-01T00:00:00.000Z');
    assert.deepEqual(
      [merged, names],
      [1, ['shop: it was moved; its habits are those of the project where it is now']],
    );
    assert.deepEqual(
      (await projects.all()).map(({ root }) => root),
      ['/shop'],
    );
    await restore(projects, 'n1', '2027-02-02T00:00:00.000Z');
    assert.equal((await projects.all()).length, 2);
  });

  it('are learned anew by whoever opens the project, whatever a night made of them', async () => {
    const { night, concepts, projects } = await scene([record()], { '/shop': [] });
    await night('n1', '2027-02-01T00:00:00.000Z');
    await projects.put(record({ learned: '2027-02-02T00:00:00.000Z' }));
    assert.deepEqual(await concepts(), [gateway]);
    assert.equal((await projects.written()).length, 1);
  });

  it('leave no trace of the night once they are erased', async () => {
    const { night, projects } = await scene([record()], { '/shop': [] });
    await night('n1', '2027-02-01T00:00:00.000Z');
    await projects.without(() => true);
    assert.ok(!JSON.stringify(await projects.written()).includes('gateway'));
  });
});
