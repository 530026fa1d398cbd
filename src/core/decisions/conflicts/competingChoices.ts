/** Two ways of doing one thing in one package: both declared by its manifest, and both in use. */
import { grouped } from '../../../base/grouped.ts';
import { basename, dirname } from '../../../base/paths.ts';
import type { Evidence, Finding } from '../../model/finding.ts';
import { findingId } from '../../model/findingId.ts';
import type { ExternalImports, ImportPlace } from '../externalImports.ts';
import type { Dependency } from '../manifests/manifestFacts.ts';
import { choicesOf } from '../tables/choices.ts';
import { TOOL_TOPICS } from '../tables/decisionTable.ts';
import { EXCLUSIVE, type ExclusiveChoices } from '../tables/exclusive.ts';

/** A choice that many files more have made than the other is the older one; below that there is no saying. */
const CLEARLY_MORE = 3;

interface Candidate {
  readonly title: string;
  readonly dependency: Dependency;
  readonly place: ImportPlace | undefined;
}

export function competingChoices(dependencies: readonly Dependency[], external: ExternalImports): Finding[] {
  const manifests = grouped(
    dependencies.filter(({ use }) => use !== 'optional'),
    ({ path }) => path,
  );
  return [...manifests].flatMap(([path, declared]) =>
    EXCLUSIVE.flatMap((exclusive) => {
      const rivals = rivalsIn(declared, exclusive, external);
      return rivals.length < 2 || areAdapters(rivals) ? [] : [describe(path, exclusive, rivals)];
    }),
  );
}

function rivalsIn(
  declared: readonly Dependency[],
  { ecosystem, topic, titles }: ExclusiveChoices,
  external: ExternalImports,
): Candidate[] {
  const found = new Map<string, Candidate>();
  for (const dependency of declared) {
    if (dependency.ecosystem !== ecosystem) continue;
    const choice = choicesOf(ecosystem, dependency.name).find(
      (each) => each.topic === topic && titles.has(each.title),
    );
    if (choice === undefined || found.has(choice.title)) continue;
    const place = external.under(
      dirname(dependency.path),
      dependency,
      TOOL_TOPICS.has(topic) ? 'any' : 'product',
    );
    if (place !== undefined || isUsedUnseen(dependency, topic))
      found.set(choice.title, { title: choice.title, dependency, place });
  }
  return [...found.values()].sort((a, b) => (b.place?.files ?? 0) - (a.place?.files ?? 0));
}

/** One file a choice: the package offers each of them to those who use it. */
function areAdapters(rivals: readonly Candidate[]): boolean {
  const folders = rivals.map(({ place }) => dirname(place?.path ?? ''));
  return rivals.every(({ place }) => place?.files === 1) && new Set(folders).size === rivals.length;
}

/** Linters are started by their command: no file imports them. */
function isUsedUnseen({ use }: Dependency, topic: string): boolean {
  return topic === 'linting' && use === 'development';
}

function describe(path: string, { what, topic }: ExclusiveChoices, rivals: readonly Candidate[]): Finding {
  const [first, last] = [rivals[0]!, rivals.at(-1)!];
  const [most, least] = [first.place?.files ?? 0, last.place?.files ?? 0];
  const clear = least > 0 && most >= CLEARLY_MORE * least;
  const counts =
    most === 0
      ? ''
      : ` (${rivals.map(({ title, place }) => `${title} in ${place?.files ?? 0}`).join(', ')} of its files)`;
  const advice = clear
    ? `Move what uses ${last.title} over to ${first.title}`
    : 'Decide for one and move what uses the other over';
  const titles = rivals.map(({ title }) => title);
  return {
    id: findingId('competing-choices', path, topic, ...titles.toSorted()),
    kind: 'competing-choices',
    severity: 'info',
    confidence: rivals.every(({ place }) => place !== undefined) ? 'likely' : 'guess',
    title: `${packageName(path)} uses ${rivals.length} ${what}: ${listed(titles)}`,
    explanation: `Both do the same work${counts}, so that everyone who touches it has to know both, and updates are due twice. ${advice}; where both are meant to stay, record why.`,
    evidence: rivals.flatMap(({ dependency, place }): Evidence[] => [
      { path: dependency.path, line: dependency.line, text: `${dependency.name} is declared here.` },
      ...(place === undefined
        ? []
        : [{ path: place.path, line: place.line, text: `${dependency.name} is imported here.` }]),
    ]),
    subjects: [path],
  };
}

function packageName(manifest: string): string {
  const folder = dirname(manifest);
  return folder === '' ? 'The workspace' : folder.endsWith('requirements') ? basename(folder) : folder;
}

function listed(titles: readonly string[]): string {
  return `${titles.slice(0, -1).join(', ')} and ${titles.at(-1)}`;
}
