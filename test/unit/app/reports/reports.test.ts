import assert from 'node:assert/strict';
import { graphReport } from '../../../../src/app/reports/graph.ts';
import {
  moduleFilesReport,
  moduleSummariesReport,
  modulesReport,
} from '../../../../src/app/reports/modules.ts';
import { overviewReport } from '../../../../src/app/reports/overview.ts';
import { findFindings } from '../../../../src/core/findings/findFindings.ts';
import type { ArchitectureModel } from '../../../../src/core/model/architectureModel.ts';
import { partsOf } from '../../core/findings/workspace.ts';

function model(): ArchitectureModel {
  const parts = partsOf({
    edges: [
      ['src/c.ts', 'src/b.ts'],
      ['src/b.ts', 'src/c.ts'],
      ['src/d.ts', 'src/b.ts', 'type'],
      ['src/b.ts', 'src/d.ts', 'type'],
    ],
    paths: ['test/t.ts'],
  });
  return {
    ...parts,
    root: '/w',
    revision: 3,
    findings: findFindings(parts),
    unresolved: [{ from: 'src/b.ts', specifier: './gone', reason: 'no such file', line: 9 }],
    resolution: { resolved: 4, external: 2, unresolved: 1 },
    problems: [],
    history: {
      commits: 2,
      churn: new Map([
        ['src/c.ts', 2],
        ['gone.ts', 9],
      ]),
      coChanges: [],
    },
  };
}

describe('graphReport', () => {
  it('gives files with their module, edges with their line, and cycles with the witness first', () => {
    const report = graphReport(model());
    assert.deepEqual(report.files[0], { path: 'src/b.ts', language: 'typescript', module: 'src' });
    assert.deepEqual(report.edges[0], { from: 'src/b.ts', to: 'src/c.ts', kind: 'static', line: 2 });
    assert.deepEqual(report.cycles, [
      ['src/b.ts', 'src/c.ts'],
      ['src/b.ts', 'src/d.ts', 'src/c.ts'],
    ]);
    assert.equal(report.unresolved[0]!.specifier, './gone');
  });
});

describe('modulesReport', () => {
  it('gives names of modules depended on, and the metrics', () => {
    const [first] = modulesReport(model()).modules;
    assert.deepEqual([first!.name, first!.dependsOn, first!.files.length], ['src', [], 3]);
    assert.equal(first!.metrics.cohesion, 1);
  });
});

describe('moduleSummariesReport', () => {
  it('counts files instead of listing them; the files of one module are asked for by name', () => {
    const [first] = moduleSummariesReport(model()).modules;
    assert.deepEqual([first!.name, first!.files], ['src', 3]);
    assert.deepEqual(moduleFilesReport(model(), 'src').files, ['src/b.ts', 'src/c.ts', 'src/d.ts']);
    assert.deepEqual(moduleFilesReport(model(), 'gone').files, []);
  });
});

describe('overviewReport', () => {
  it('sums up files, cycles and findings', () => {
    const report = overviewReport(model());
    assert.deepEqual([report.files, report.testFiles, report.lines, report.edges], [4, 1, 40, 4]);
    assert.deepEqual(report.cycles, { runTime: 1, typeOnly: 1, filesInCycles: 2 });
    assert.deepEqual(report.languages, [{ language: 'typescript', files: 4, lines: 40 }]);
    assert.equal(report.findings.warning, 1);
    assert.deepEqual(report.central.map((file) => file.path).slice(0, 1), ['src/b.ts']);
  });

  it('lists as hotspots only files that are still there', () => {
    assert.deepEqual(overviewReport(model()).hotspots, [{ path: 'src/c.ts', commits: 2, lines: 10 }]);
    assert.deepEqual(overviewReport({ ...model(), history: undefined }).hotspots, []);
  });
});
