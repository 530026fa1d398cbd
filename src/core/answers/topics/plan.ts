/** What a feature or a migration comes to here, with a card for each way that has edits. */

import type { FeaturePlan, PlanAlternative } from '../../model/featurePlan.ts';
import type { MigrationPlan } from '../../model/migrationPlan.ts';
import { planSuggestion } from '../../plan/planSuggestion.ts';
import type { AnswerGround } from '../ground.ts';
import type { AnswerPage } from '../page.ts';
import type { Question } from '../question.ts';
import { code, count } from '../words.ts';

const MOST_STEPS = 12;

export async function plan(page: AnswerPage, ground: AnswerGround, { text }: Question): Promise<void> {
  if (text.trim() === '')
    return page.para(
      'Say what is wanted in a sentence, as in `/plan add coupons with a repository and a controller`, `/plan let customers export invoices` or `/plan layered to hexagonal`.',
    );
  const made = await ground.plan(text.trim());
  return made.kind === 'feature' ? tellFeature(page, made) : tellMigration(page, made);
}

function tellFeature(page: AnswerPage, made: FeaturePlan): void {
  const { wish, alternatives, reuse, forbidden, abstained, blueprint } = made;
  if (wish.subject !== '')
    page.para(
      `Understood: ${wish.action} **${wish.subject}** (${wish.known ? 'there already' : 'new'})${wish.parts.length === 0 ? '' : `, as ${wish.parts.join(', ')}`}.`,
    );
  if (abstained !== undefined) page.para(abstained);
  if (blueprint !== undefined)
    page.para(`The nearest blueprint is ${code(blueprint.name)}: ${blueprint.title}.`);
  for (const each of alternatives) tellAlternative(page, each);
  if (reuse.length > 0) {
    page.para('There already:');
    page.list(reuse.map(({ name, path, line, why }) => `${code(name)} ${why}${page.at(path, line)}`));
  }
  if (forbidden.length > 0) page.list(forbidden);
  const [first] = alternatives;
  if (first !== undefined && first.like !== '')
    page.follow(`What is ${first.evidence[0]?.path ?? first.like}?`);
}

function tellAlternative(page: AnswerPage, each: PlanAlternative): void {
  const { title, rationale, files, wiring, effect, provenance, steps, edits, there } = each;
  page.heading(title);
  page.para(rationale, effect.length === 0 ? undefined : `Effect: ${effect.join(', ')}.`);
  page.list(
    files.map(({ path, part, like }) => `${code(path)}, the ${part}, after its sibling${page.at(like)}`),
  );
  page.list(
    wiring.map(
      ({ path, line, text: said }) => `${code(said.split('\n')[0]!)} is added${page.at(path, line)}`,
    ),
  );
  if (there.length > 0) page.para(`There already: ${there.map(code).join(', ')}.`);
  if (edits.length > 0) page.card(planSuggestion(each));
  if (steps.length > 0) page.steps(steps.slice(0, MOST_STEPS));
  page.leftOut(`From ${provenance.join('; ')}.`);
}

function tellMigration(
  page: AnswerPage,
  { title, steps, before, after, target, notes, abstained }: MigrationPlan,
): void {
  page.heading(title);
  page.para(...notes);
  if (abstained !== undefined) {
    page.para(abstained);
    return;
  }
  page.para(`Violations of ${code(target)}: ${before} as it is, ${after} after the steps that have edits.`);
  page.list(
    steps.map(
      ({ title: step, effect, edits, places }) =>
        `${step}${edits.length === 0 ? ' (by hand)' : ''}${effect.length === 0 ? '' : `: ${effect.join(', ')}`}${places[0] === undefined ? '' : page.at(places[0].path, places[0].line)}`,
    ),
    MOST_STEPS,
  );
  const next = steps.find(({ edits }) => edits.length > 0);
  if (next !== undefined)
    page.card({
      id: next.id,
      kind: 'fix-violation',
      title: next.title,
      rationale: next.rationale,
      confidence: 'likely',
      score: 0.5,
      origin: 'rule',
      evidence: [],
      edits: next.edits,
      steps: [],
    });
  page.leftOut(
    `${count(steps.length, 'step')}; the card is the next one that has edits, and the others go on from it.`,
  );
}
