/** A structure with the files that it comes to → an alternative, with everything that is said of it. */
import type { Alternative, Criterion, Requirement } from '../model/alternative.ts';
import type { SourceFile } from '../model/architectureModel.ts';
import type { BlueprintLanguage, BlueprintSuits } from '../model/blueprint.ts';
import type { Candidate, Chosen } from './choose.ts';
import { decisionsOf } from './decisions.ts';
import { moduleDiagram } from './diagram.ts';
import { type Parts, partsOf, sentence } from './parts.ts';
import { treeLines } from './treeLines.ts';

export interface AlternativeGround {
  readonly title: string;
  readonly summary: string;
  readonly suits: BlueprintSuits | undefined;
  readonly preset: string | undefined;
  readonly language: BlueprintLanguage;
  readonly chosen: Chosen<Candidate>;
  /** `isCode`: of a language that is analysed. */
  readonly files: readonly (Pick<SourceFile, 'path' | 'test'> & { readonly isCode: boolean })[];
  readonly others: readonly string[];
  readonly requirements: readonly Requirement[];
  readonly criteria: readonly Criterion[];
}

export function alternativeOf(ground: AlternativeGround): {
  readonly alternative: Alternative;
  readonly parts: Parts;
} {
  const { title, summary, suits, preset, language, chosen, files, requirements, criteria } = ground;
  const code = files.filter(({ isCode }) => isCode);
  const parts = partsOf(code, preset, suits?.layers ?? {});
  const paths = files.map(({ path }) => path).sort();
  const { asIn, manifest } = chosen.candidate;
  const risks = suits?.risks ?? [];
  const decisions = decisionsOf({
    ...{ title, summary, requirements, criteria, asIn, risks, scores: chosen.scores },
    ...{ others: ground.others, hasRules: parts.rules.rules.length > 0 },
  });
  return {
    parts,
    alternative: {
      ...{ id: manifest.name, title, summary, asIn, language, risks, decisions },
      ...{ fit: chosen.fit, scores: chosen.scores, modules: parts.modules },
      ...{ paths, tree: treeLines(paths) },
      patterns: suits?.patterns ?? [],
      data: dataOf(requirements),
      communication: communicationOf(requirements),
      unless: suits?.unless ?? [],
      diagram: moduleDiagram(parts.modules),
    },
  };
}

function dataOf(requirements: readonly Requirement[]): readonly string[] {
  const own = requirements.filter(({ topic }) => topic === 'data');
  const wanted = own.filter((each) => each.wanted);
  const ruledOut = own.filter((each) => !each.wanted).map(({ title }) => sentence(`not in ${title}`));
  if (wanted.length === 0)
    return [
      'Nothing was said of where data is kept; it begins in memory, behind one type that is replaced later.',
      ...ruledOut,
    ];
  return [
    ...wanted.map(({ id, title }) => {
      if (id === 'none') return 'Nothing is kept beyond a run.';
      if (id === 'database')
        return 'A database was asked for, and not which; it begins in memory, behind one type that is replaced.';
      return `${sentence(`kept in ${title}`).slice(0, -1)}; it begins in memory, behind one type that ${title} replaces.`;
    }),
    ...ruledOut,
  ];
}

function communicationOf(requirements: readonly Requirement[]): readonly string[] {
  const own = requirements.filter(({ topic }) => topic === 'communication');
  const wanted = own.filter((each) => each.wanted);
  return [
    ...wanted.map(({ title }) => `Others reach it by ${title}.`),
    ...own.filter((each) => !each.wanted).map(({ title }) => sentence(`not by ${title}`)),
    ...(wanted.length === 0 ? ['Parts call each other within one process.'] : []),
  ];
}
