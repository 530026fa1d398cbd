/** Which structures this person's projects have, by the folders that a structure's preset names. */
import { leafKey } from '../concepts/leafName.ts';
import type { BlueprintLanguage } from '../model/blueprint.ts';
import { PRESETS } from '../rules/presets/presets.ts';

/** Of a learned project. */
export interface KnownProject {
  readonly name: string;
  /** Grammar ids with their share of the files, most first. */
  readonly languages: readonly (readonly [string, number])[];
  /** Last segments of folders with their files, as `leafKey` writes them. */
  readonly folders: readonly (readonly [string, number])[];
}

/** Layers of a preset that a project has to have by the preset's own names for them. */
const LEAST_LAYERS = 3;

/** @returns names of the projects that have most layers of the preset, each under the layer's own name. */
export function projectsLike(
  preset: string | undefined,
  projects: readonly KnownProject[],
): readonly string[] {
  const layers = PRESETS.find(({ name }) => name === preset)?.layers.map(({ name }) => leafKey(name)) ?? [];
  if (layers.length === 0) return [];
  const least = Math.min(LEAST_LAYERS, layers.length);
  return projects
    .filter(({ folders }) => {
      const there = new Set(folders.map(([folder]) => folder));
      return layers.filter((layer) => there.has(layer)).length >= least;
    })
    .map(({ name }) => name);
}

/** A grammar's language as blueprints call it. */
const BY_GRAMMAR: Readonly<Record<string, BlueprintLanguage>> = {
  typescript: 'typescript',
  tsx: 'typescript',
  javascript: 'javascript',
  python: 'python',
  java: 'java',
  csharp: 'csharp',
  go: 'go',
  rust: 'rust',
  kotlin: 'kotlin',
  php: 'php',
  cpp: 'cpp',
};

/** What most of each project is written in, the language of most projects first. */
export function habitualLanguages(
  projects: readonly KnownProject[],
): readonly { readonly language: BlueprintLanguage; readonly projects: readonly string[] }[] {
  const found = new Map<BlueprintLanguage, string[]>();
  for (const { name, languages } of projects) {
    const language = BY_GRAMMAR[languages[0]?.[0] ?? ''];
    if (language !== undefined) found.set(language, [...(found.get(language) ?? []), name]);
  }
  return [...found]
    .map(([language, names]) => ({ language, projects: names }))
    .sort((a, b) => b.projects.length - a.projects.length || (a.language < b.language ? -1 : 1));
}
