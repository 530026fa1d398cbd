/** What was dismissed is suggested again once the code there has really changed; so is its like (`core/preference/rejections`). */
import type { ArchitectureModel } from '../../core/model/architectureModel.ts';
import { type Rejections, stillHolds } from '../../core/preference/rejections.ts';
import { type FeedbackGround, sketchOf, subjectOf } from './feedbackGround.ts';

export class Returning {
  /** Nothing changes without another model. */
  readonly #looked = new WeakSet<ArchitectureModel>();

  /** What was dismissed while nothing was written down stays away: what its code was like is not known. */
  async look(root: string, ground: FeedbackGround, rejections: Rejections): Promise<void> {
    if (this.#looked.has(ground.model)) return;
    const changed: string[] = [];
    for (const each of await ground.dismissed()) {
      const known = rejections.like(subjectOf(root, each));
      if (!known.some(({ suggestion }) => suggestion === each.id)) continue;
      const now = await sketchOf(ground, each);
      if (!known.some((rejection) => stillHolds(rejection, now))) changed.push(each.id);
    }
    if (changed.length > 0) await ground.restore(changed);
    this.#looked.add(ground.model);
  }
}
