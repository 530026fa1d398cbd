/** Which arrows are drawn where the person looks. */
import type { Bundle } from './bundledEdges.ts';

/** Unasked; more hide each other. */
const MOST = 60;
/** Of what is chosen. */
const MOST_CHOSEN = 300;

export interface Looking {
  isDrawn(node: number): boolean;
  /** It is chosen, or stands in a folder that is. */
  isChosen(node: number): boolean;
}

export interface EdgesInView {
  /** They lead to what is chosen, or from it. */
  readonly near: readonly Bundle[];
  readonly others: readonly Bundle[];
}

/**
 * Those of chosen boxes wherever they lead, then the weightiest that touch a box that is drawn.
 * @param bundles the weightiest first.
 */
export function edgesInView(bundles: readonly Bundle[], { isDrawn, isChosen }: Looking): EdgesInView {
  const near: Bundle[] = [];
  const others: Bundle[] = [];
  for (const bundle of bundles) {
    const { from, to } = bundle;
    if (isChosen(from) !== isChosen(to)) {
      if (near.length < MOST_CHOSEN) near.push(bundle);
    } else if (others.length < MOST && (isDrawn(from) || isDrawn(to))) others.push(bundle);
  }
  return { near, others };
}
