/** Everything that the texts say, before it is held against the code. */

import { isTestPath } from '../workspace/testPaths.ts';
import { isBesideProduct, readersOf } from './decisionFiles.ts';
import { centralVersions } from './manifests/dotnetManifests.ts';
import type { Catalogue } from './manifests/gradleManifests.ts';
import { isCatalogue, readCatalogue, withCatalogues } from './manifests/gradleManifests.ts';
import { isLockFile, lockedVersions } from './manifests/lockedVersions.ts';
import type { Dependency, Trace } from './manifests/manifestFacts.ts';
import { type DecisionRecord, parseRecord } from './records/parseRecord.ts';
import { mayBeRecord } from './records/recordForm.ts';
import { choicesOf } from './tables/choices.ts';

export interface ReadTexts {
  readonly records: readonly DecisionRecord[];
  /** Those that the tables know; with locked versions where there are any. */
  readonly dependencies: readonly Dependency[];
  readonly traces: readonly Trace[];
  /** Packages that the workspace itself is made of. */
  readonly ownNames: ReadonlySet<string>;
}

/** Maps of texts are immutable: what was read of one is read once. */
const readBefore = new WeakMap<ReadonlyMap<string, string>, ReadTexts>();

export function readTexts(texts: ReadonlyMap<string, string>): ReadTexts {
  const known = readBefore.get(texts);
  if (known !== undefined) return known;
  const read = readAll(texts);
  readBefore.set(texts, read);
  return read;
}

function readAll(texts: ReadonlyMap<string, string>): ReadTexts {
  const records: DecisionRecord[] = [];
  const dependencies: Dependency[] = [];
  const traces: Trace[] = [];
  const ownNames = new Set<string>();
  for (const [path, text] of texts) {
    const record = mayBeRecord(path) ? parseRecord(path, text) : undefined;
    if (record !== undefined) records.push(record);
    if (isBesideProduct(path)) continue;
    for (const reader of readersOf(path)) {
      const facts = reader.read(path, text);
      if (facts.name !== undefined) ownNames.add(facts.name);
      dependencies.push(...(isTestPath(path) ? facts.dependencies.map(forDevelopment) : facts.dependencies));
      traces.push(...facts.traces);
    }
  }
  return { records, dependencies: knownOnes(dependencies, texts), traces, ownNames };
}

function forDevelopment(dependency: Dependency): Dependency {
  return { ...dependency, use: 'development' };
}

function knownOnes(declared: readonly Dependency[], texts: ReadonlyMap<string, string>): Dependency[] {
  const catalogues: Catalogue[] = [...texts]
    .filter(([path]) => isCatalogue(path))
    .map(([, text]) => readCatalogue(text));
  const telling = withCatalogues(declared, catalogues).filter(
    ({ ecosystem, name }) => choicesOf(ecosystem, name).length > 0,
  );
  const wanted = new Set(telling.map(keyOf));
  const locked = new Map<string, string>();
  const central = new Map<string, string>();
  for (const [path, text] of texts) {
    if (isLockFile(path))
      for (const [key, version] of lockedVersions(path, text, wanted))
        if (!locked.has(key)) locked.set(key, version);
    for (const [name, version] of centralVersions(path, text)) central.set(`nuget ${name}`, version);
  }
  return telling.map((dependency) => {
    const version = locked.get(keyOf(dependency)) ?? dependency.version ?? central.get(keyOf(dependency));
    return { ...dependency, version };
  });
}

function keyOf({ ecosystem, name }: Dependency): string {
  return `${ecosystem} ${name}`;
}
