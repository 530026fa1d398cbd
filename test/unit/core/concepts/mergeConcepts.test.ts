import assert from 'node:assert/strict';
import { mergeConcepts } from '../../../../src/core/concepts/mergeConcepts.ts';
import type { ProjectConcept } from '../../../../src/core/concepts/projectConcept.ts';

const habit = (folder: string, support: number, naming = '{subject}Controller.cs'): ProjectConcept => ({
  kind: 'part',
  role: 'controller',
  extension: '.cs',
  naming,
  folder,
  template: `src/${folder}`,
  support,
  against: 1,
  companions: [],
  uses: [{ name: '{subject}Service.cs', times: support }],
  packages: [],
  declares: 'class',
  bases: [],
  members: [],
});

const project = (name: string, ...concepts: ProjectConcept[]) => ({ name, learned: '2026-01-01', concepts });

describe('habits of several projects', () => {
  it('become one concept where they agree, with how often each project does so', () => {
    const [one, ...others] = mergeConcepts([
      project('shop', habit('Controllers', 4)),
      project('blog', habit('controllers', 9)),
    ]);
    assert.deepEqual(others, []);
    assert.equal(one!.support, 13);
    assert.equal(one!.against, 2);
    assert.deepEqual(
      one!.projects.map(({ project: name, times }) => [name, times]),
      [
        ['blog', 9],
        ['shop', 4],
      ],
    );
  });

  it('name a project once, however its folders are spelled', () => {
    const [one] = mergeConcepts([project('shop', habit('Controllers', 4), habit('controllers', 2))]);
    assert.deepEqual(
      one!.projects.map(({ project: name, times }) => [name, times]),
      [['shop', 6]],
    );
  });

  it('stand beside each other where they differ, each being evidence against the other', () => {
    const concepts = mergeConcepts([
      project('shop', habit('Controllers', 4)),
      project('slices', habit('Features', 6)),
    ]);
    assert.deepEqual(
      concepts.map(({ folder, support, against }) => [folder, support, against]),
      [
        ['Features', 6, 6],
        ['Controllers', 4, 8],
      ],
    );
  });

  it('lose the share of a project that is learned no more', () => {
    const both = [project('shop', habit('Controllers', 4)), project('blog', habit('Controllers', 9))];
    assert.equal(mergeConcepts(both.slice(0, 1))[0]!.support, 4);
    assert.deepEqual(mergeConcepts([]), []);
  });

  it('do not mix tests with what they test', () => {
    const tests = habit('Controllers', 5, '{subject}Controller.Tests.cs');
    const concepts = mergeConcepts([
      project('shop', habit('Controllers', 4), { ...tests, naming: '{subject}ControllerTests.cs' }),
    ]);
    assert.equal(concepts.length, 2);
  });
});
