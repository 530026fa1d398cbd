/** Nx's module boundaries: https://nx.dev/docs/features/enforce-module-boundaries */

import { parse } from 'jsonc-parser';
import { dirname } from '../../../base/paths.ts';
import { folderGlob } from '../infer/ground.ts';
import {
  type ConfigValue,
  entriesOf,
  fieldOf,
  hasUnread,
  isObject,
  itemsOf,
  textsOf,
} from './configValue.ts';
import { Import, type Imported, type RuleImporter } from './imported.ts';

const RULES = ['@nx/enforce-module-boundaries', '@nrwl/nx/enforce-module-boundaries'];

export const nx: RuleImporter = {
  tool: 'Nx',
  fits: (_, config) => boundariesIn(config).length > 0,
  read: ({ config, manifests }) => read(boundariesIn(config), projectsIn(manifests)),
};

/** Options of the rule, wherever an ESLint configuration of either form has it. */
function boundariesIn(config: ConfigValue, depth = 0): readonly ConfigValue[] {
  if (depth > 8) return [];
  if (Array.isArray(config)) return config.flatMap((each: ConfigValue) => boundariesIn(each, depth + 1));
  if (!isObject(config)) return [];
  return entriesOf(config).flatMap(([key, value]) => {
    if (RULES.includes(key)) return itemsOf(value).filter((each) => isObject(each));
    return key === 'rules' || key === 'overrides' || key === 'default' ? boundariesIn(value, depth + 1) : [];
  });
}

interface Project {
  readonly folder: string;
  readonly tags: readonly string[];
}

/** `project.json` with tags, or `package.json` with them under `nx`. */
function projectsIn(manifests: ReadonlyMap<string, string>): readonly Project[] {
  return [...manifests].flatMap(([path, text]) => {
    if (dirname(path) === '') return [];
    const value = parse(text) as ConfigValue;
    const tags = textsOf(fieldOf(value, 'tags') ?? fieldOf(fieldOf(value, 'nx'), 'tags'));
    return tags === undefined ? [] : [{ folder: dirname(path), tags }];
  });
}

function read(options: readonly ConfigValue[], projects: readonly Project[]): Imported {
  const found = new Import();
  for (const each of options) {
    for (const constraint of itemsOf(fieldOf(each, 'depConstraints'))) constrain(constraint, projects, found);
    if (itemsOf(fieldOf(each, 'allow')).length > 0)
      found.leaveOut('allow', 'write these imports as exceptions of the rules that they break');
  }
  if (projects.length === 0) found.leaveOut('tags', 'no project here has any');
  else if (found.rules.length > 0)
    found.leaveOut(
      'new projects',
      'rules name the folders that have the tags today: import again when projects come',
    );
  return found.result();
}

function constrain(constraint: ConfigValue, projects: readonly Project[], found: Import): void {
  const tags = textsOf(fieldOf(constraint, 'sourceTag') ?? fieldOf(constraint, 'allSourceTags'));
  const name = `constraint of ${tags?.join(' and ') ?? 'tags that are not given'}`;
  if (tags === undefined || hasUnread(constraint)) {
    found.leaveOut(name, 'parts of it are put together while running, which was not done');
    return;
  }
  if (fieldOf(constraint, 'allowedExternalImports') !== undefined) {
    found.leaveOut(
      `${name}, allowedExternalImports`,
      'a list of all packages that are allowed has no counterpart',
    );
  }
  const sources = projects.filter((project) => tags.every((tag) => has(project, tag)));
  const asked = boundary(constraint);
  if (asked.only === undefined && asked.never.length + asked.banned.length === 0) return;
  if (sources.length === 0) found.leaveOut(name, 'no project here has the tag');
  else addRules({ tags, sources, projects, asked, found });
}

interface Boundary {
  /** Undefined when everything is allowed that is not excluded. */
  readonly only: readonly string[] | undefined;
  readonly never: readonly string[];
  readonly banned: readonly string[];
}

function boundary(constraint: ConfigValue): Boundary {
  const only = textsOf(fieldOf(constraint, 'onlyDependOnLibsWithTags'));
  return {
    only: only?.includes('*') ? undefined : only,
    never: textsOf(fieldOf(constraint, 'notDependOnLibsWithTags')) ?? [],
    banned: textsOf(fieldOf(constraint, 'bannedExternalImports')) ?? [],
  };
}

interface Constrained {
  readonly tags: readonly string[];
  readonly sources: readonly Project[];
  readonly projects: readonly Project[];
  readonly asked: Boundary;
  readonly found: Import;
}

function addRules({ tags, sources, projects, asked: { only, never, banned }, found }: Constrained): void {
  const base = {
    severity: 'error' as const,
    from: { files: sources.map(({ folder }) => folderGlob(folder)) },
  };
  const targets = projects.filter(
    (each) => only?.some((tag) => has(each, tag)) === false || never.some((tag) => has(each, tag)),
  );
  // A project may import itself.
  const others = targets.filter((each) => sources.length > 1 || each !== sources[0]);
  if (others.length > 0) {
    const says = [
      ...(only === undefined ? [] : [`only what is tagged ${only.join(', ')}`]),
      ...(never.length === 0 ? [] : [`nothing that is tagged ${never.join(', ')}`]),
    ];
    found.add({
      ...{ ...base, id: `nx ${tags.join(' ')}`, kind: 'forbidden' },
      why: `What is tagged ${tags.join(' and ')} may use ${says.join(' and ')}.`,
      to: { files: others.map(({ folder }) => folderGlob(folder)) },
    });
  }
  if (banned.length > 0) {
    found.add({ ...base, id: `nx ${tags.join(' ')} packages`, kind: 'forbidden', to: { packages: banned } });
  }
}

/** `scope:*` stands for what begins so, `/…/` for an expression, which is compared as a beginning where it is one. */
function has({ tags }: Project, wanted: string): boolean {
  if (wanted === '*') return true;
  const beginning = wanted.endsWith('*')
    ? wanted.slice(0, -1)
    : (/^\/\^?([\w:@-]+)(?:\.\*)?\/$/.exec(wanted)?.[1] ?? undefined);
  return tags.some((tag) => (beginning === undefined ? tag === wanted : tag.startsWith(beginning)));
}
