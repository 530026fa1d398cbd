/** Infrastructure by the name that code imports it by. */
import type { LanguageId } from '../model/language.ts';
import type { Ecosystem } from './manifests/manifestFacts.ts';
import { choicesOf } from './tables/choices.ts';
import type { Topic } from './tables/decisionTable.ts';
import { PYPI_MODULES } from './tables/pypi.ts';

/** What is usually kept behind something of one's own. */
const INFRASTRUCTURE: ReadonlySet<Topic> = new Set<Topic>([
  'database',
  'data-access',
  'cache',
  'queue',
  'search',
  'http-client',
  'cloud',
  'jobs',
]);

const ECOSYSTEM: Readonly<Partial<Record<LanguageId, Ecosystem>>> = {
  typescript: 'npm',
  tsx: 'npm',
  javascript: 'npm',
  jsx: 'npm',
  python: 'pypi',
  go: 'go',
  rust: 'crates',
  php: 'packagist',
};

const BY_MODULE: ReadonlyMap<string, string> = new Map(
  Object.entries(PYPI_MODULES).map(([name, module]) => [module, name]),
);

/** @returns the name of the choice; undefined for what is no infrastructure, or could be several. */
export function choiceOfImport(language: LanguageId, imported: string): string | undefined {
  const ecosystem = ECOSYSTEM[language];
  if (ecosystem === undefined) return undefined;
  const name =
    ecosystem === 'pypi'
      ? (BY_MODULE.get(imported) ?? imported.toLowerCase().replaceAll('_', '-'))
      : imported;
  const choices = choicesOf(ecosystem, name).filter(({ topic }) => INFRASTRUCTURE.has(topic));
  return choices[0]?.title;
}
