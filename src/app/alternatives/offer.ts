/** Sentence and answers → what was understood, and the structures that are offered for it with everything that is said of each. */
import { CodedError, throwIfAborted } from '../../base/codedError.ts';
import { alternativeOf } from '../../core/alternatives/alternatives.ts';
import { type Candidate, type Chosen, choose } from '../../core/alternatives/choose.ts';
import { criteriaOf, LEARNED } from '../../core/alternatives/criteria.ts';
import { habitualLanguages, type KnownProject, projectsLike } from '../../core/alternatives/habitual.ts';
import { parameterValues } from '../../core/alternatives/parameters.ts';
import type { Parts } from '../../core/alternatives/parts.ts';
import { type Understood, understand } from '../../core/alternatives/understand.ts';
import { languageOf } from '../../core/languages/languages.ts';
import type { Alternative, Criterion } from '../../core/model/alternative.ts';
import type { BlueprintPlan, BlueprintValue } from '../../core/model/blueprint.ts';
import { isTestPath } from '../../core/workspace/testPaths.ts';
import type { NewProjectRequest } from '../../protocol/alternativesApi.ts';
import type { BlueprintsApi } from '../../protocol/blueprintsApi.ts';
import type { Blueprint } from '../blueprints/blueprintBook.ts';

export interface OfferGround {
  readonly book: readonly Blueprint[];
  readonly projects: readonly KnownProject[];
  readonly blueprints: Pick<BlueprintsApi, 'plan'>;
  /** Name of the folder. */
  readonly project: string;
  readonly signal: AbortSignal | undefined;
}

export interface Offer {
  readonly alternative: Alternative;
  readonly parts: Parts;
  readonly structure: BlueprintPlan;
}

export interface Configured {
  readonly name: string;
  readonly values: Readonly<Record<string, BlueprintValue>>;
}

export interface Offered {
  readonly understood: Understood;
  readonly criteria: readonly Criterion[];
  readonly offers: readonly Offer[];
  /** Blueprints of configurations that go with any of them. */
  readonly configurations: readonly Configured[];
}

interface Entry extends Candidate {
  readonly blueprint: Blueprint;
}

/** Throws `invalid-option` for a language that no structure has. */
export async function offer(
  { root, sentence, answers = {} }: NewProjectRequest,
  { book, projects, blueprints, project, signal }: OfferGround,
): Promise<Offered> {
  const structures = book.filter(({ summary }) => summary.kind === 'structure');
  const languages = new Set(structures.flatMap(({ summary }) => summary.languages));
  const understood = understand({ sentence, answers, habitual: habitualLanguages(projects), languages });
  const { system, language, requirements, things, actions } = understood;
  if (system === undefined || language === undefined)
    return { understood, criteria: [], offers: [], configurations: [] };
  const entries = structures
    .filter(({ summary }) => summary.languages.includes(language))
    .map(
      (blueprint): Entry => ({
        blueprint,
        manifest: blueprint.manifest,
        asIn: projectsLike(blueprint.summary.shows.preset, projects),
      }),
    );
  if (entries.length === 0)
    throw new CodedError(
      'invalid-option',
      `There is no structure in ${language} yet; there are some in ${[...languages].join(', ')}.`,
    );
  const criteria = withLearned(criteriaOf(requirements, system), entries);
  const chosen = choose(entries, criteria, requirements);
  const frameworks = requirements.filter(({ topic, wanted }) => topic === 'framework' && wanted);
  const ground = {
    ...{ language, project, sentence, things, actions },
    frameworks: frameworks.map(({ id }) => id),
  };
  const offers: Offer[] = [];
  for (const each of chosen) {
    throwIfAborted(signal);
    const { summary, manifest } = each.candidate.blueprint;
    const values = parameterValues(manifest.parameters, ground);
    const structure = await blueprints.plan(
      { root, blueprint: summary.name, folder: '', language, values },
      signal === undefined ? {} : { signal },
    );
    offers.push({
      structure,
      ...alternativeOf({
        ...{ title: summary.title, summary: summary.summary, suits: manifest.suits },
        ...{ preset: summary.shows.preset, language, requirements, criteria, chosen: each },
        files: sourceFiles(structure),
        others: othersThan(each, chosen),
      }),
    });
  }
  const configurations = book
    .filter(({ summary, manifest }) => {
      const fits = summary.kind === 'configuration' && summary.languages.includes(language);
      return fits && (manifest.suits?.systems[system] ?? 0) >= 2;
    })
    .map(({ summary, manifest }) => ({
      name: summary.name,
      values: parameterValues(manifest.parameters, ground),
    }));
  return { understood, criteria, offers, configurations };
}

/** Where a project of this person is built like one of them, that counts as what was said. */
function withLearned(criteria: readonly Criterion[], entries: readonly Entry[]): readonly Criterion[] {
  const names = [...new Set(entries.flatMap(({ asIn }) => asIn))];
  if (names.length === 0) return criteria;
  const because = `${names.slice(0, 3).join(', ')} ${names.length === 1 ? 'is' : 'are'}`;
  return [...criteria, { id: LEARNED, title: 'built as your projects are', weight: 2, because }];
}

function othersThan(each: Chosen<Entry>, all: readonly Chosen<Entry>[]): readonly string[] {
  return all.filter((other) => other !== each).map(({ candidate }) => candidate.blueprint.summary.title);
}

/** Of what is generated, what is code. */
function sourceFiles({ files }: BlueprintPlan) {
  return files.map(({ path }) => ({
    path,
    test: isTestPath(path),
    isCode: languageOf(path) !== undefined,
  }));
}
