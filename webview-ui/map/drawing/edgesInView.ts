/** Which arrows are drawn where the person looks. */
import { type Bundle, together } from './bundledEdges.ts';

/** Unasked; more hide each other. */
const MOST = 60;
/** Of what is chosen. */
const MOST_CHOSEN = 300;

export interface Looking {
  /** -1 for none. */
  readonly chosen: number;
  isDrawn(node: number): boolean;
  /** It is chosen, or stands in a folder that is. */
  isChosen(node: number): boolean;
}

export interface EdgesInView {
  /** They lead to what is chosen, or from it: one for each box on the other side, whatever in an open folder they begin at. */
  readonly near: readonly Bundle[];
  readonly others: readonly Bundle[];
}

/**
 * Those of chosen boxes wherever they lead, then the weightiest that touch a box that is drawn.
 * @param bundles the weightiest first.
 */
export function edgesInView(bundles: readonly Bundle[], looking: Looking): EdgesInView {
  const { chosen, isDrawn, isChosen } = looking;
  const near = new Map<string, Bundle>();
  const others: Bundle[] = [];
  for (const bundle of bundles) {
    const { from, to } = bundle;
    const [begins, ends] = [isChosen(from), isChosen(to)];
    if (begins !== ends) {
      const key = begins ? `to ${to}` : `from ${from}`;
      const known = near.get(key);
      const outside = { ...bundle, from: begins ? chosen : from, to: ends ? chosen : to };
      if (known !== undefined) near.set(key, together(known, bundle));
      else if (near.size < MOST_CHOSEN) near.set(key, outside);
    } else if (others.length < MOST && (isDrawn(from) || isDrawn(to))) others.push(bundle);
  }
  return { near: [...near.values()], others };
}
