import type { Finding, FindingKind } from '../../../../src/core/model/finding.ts';
import type { Module } from '../../../../src/core/model/module.ts';

export function finding(kind: FindingKind, subjects: readonly string[]): Finding {
  const confidence = 'likely';
  return {
    id: `${kind}-1`,
    kind,
    severity: 'info',
    confidence,
    title: kind,
    explanation: 'Because.',
    evidence: [],
    subjects,
  };
}

export function moduleOf(name: string, files: readonly string[]): Module {
  const metrics = {
    afferent: 0,
    efferent: 0,
    instability: 0,
    abstractness: 0,
    distance: 0,
    cohesion: 0,
    lines: 0,
  };
  return { name, path: name, origin: 'folder', files, dependsOn: [], metrics };
}
