/** What speaks for the folders that are here, those of one last segment together. */
import { type PlacingGround, placed } from '../places/ranking/placeName.ts';
import { add } from './habits.ts';
import { leafKey } from './leafName.ts';

export interface LeavesHere {
  /** How likely one of them is right, in [0, 1]. */
  readonly chances: ReadonlyMap<string, number>;
  /** The most of each sign that the folders of the segment have. */
  readonly signs: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

export function leavesHere(ground: PlacingGround, name: string): LeavesHere {
  const { ranked, signs } = placed(ground, name);
  const chances = new Map<string, number>();
  const most = new Map<string, Map<string, number>>();
  const columns = Object.entries(signs);
  for (const { folder, confidence } of ranked) {
    const leaf = leafKey(ground.index.folders[folder]!.path);
    add(chances, leaf, confidence);
    const own = most.get(leaf) ?? new Map<string, number>();
    most.set(leaf, own);
    for (const [sign, values] of columns)
      own.set(sign, Math.max(own.get(sign) ?? Number.NEGATIVE_INFINITY, values[folder]!));
  }
  return { chances, signs: most };
}
