/** The shipped blueprint that comes nearest to a wish for which the workspace has no example. */
import type { ArchitectureModel } from '../model/architectureModel.ts';
import type { UnderstoodWish } from '../model/featurePlan.ts';
import { namesOfPart } from './family/roleWords.ts';

export interface OfferedBlueprint {
  readonly name: string;
  readonly title: string;
  readonly summary: string;
  readonly languages: readonly string[];
  readonly kind: string;
}

export function nearestBlueprint(
  wish: UnderstoodWish,
  blueprints: readonly OfferedBlueprint[],
  { files }: ArchitectureModel,
): Pick<OfferedBlueprint, 'name' | 'title'> | undefined {
  const spoken = new Set(
    files.map(({ language }) =>
      language === 'tsx' ? 'typescript' : language === 'jsx' ? 'javascript' : String(language),
    ),
  );
  const wanted = new Set([
    ...wish.parts.flatMap((part) => [...namesOfPart(part)]),
    ...wish.subject.split(' '),
    wish.action,
  ]);
  const scored = blueprints
    .filter(
      ({ kind, languages }) =>
        kind !== 'configuration' && (files.length === 0 || languages.some((each) => spoken.has(each))),
    )
    .map((each) => ({
      each,
      score: [...wanted].filter(
        (word) => word.length > 3 && `${each.name} ${each.title}`.toLowerCase().includes(word),
      ).length,
    }))
    .sort((a, b) => b.score - a.score || (a.each.name < b.each.name ? -1 : 1));
  const [best] = scored;
  if (best !== undefined && best.score > 0) return { name: best.each.name, title: best.each.title };
  const usual =
    scored.find(({ each }) => each.name === 'layered') ??
    scored.find(({ each }) => each.kind === 'structure');
  return usual === undefined ? undefined : { name: usual.each.name, title: usual.each.title };
}
