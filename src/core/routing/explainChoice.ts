/** Why this one answers, or why nobody does, in a sentence that a person reads under an answer. */
import { whatHappened } from '../../base/whatHappened.ts';
import type { PassedOver } from './admitEngines.ts';

export function explainChoice(
  chosen: { readonly engine: string; readonly model: string; readonly why: string },
  passedOver: readonly PassedOver[],
): string {
  // What could be done about it is told where nobody answers.
  const others = passedOver.map(
    ({ engine, why }) => `${engine} was passed over: ${clause(whatHappened(why))}`,
  );
  return `${[`${chosen.engine} answers with ${chosen.model}, since ${chosen.why}`, ...others].join('; ')}.`;
}

/** @param problems of the settings, a sentence each: one may be why */
export function explainAbsence(passedOver: readonly PassedOver[], problems: readonly string[] = []): string {
  return [absence(passedOver), ...problems].join(' ');
}

function absence(passedOver: readonly PassedOver[]): string {
  if (passedOver.length === 0)
    return 'There is no engine. Install a model or name a server in `groundplan.servers`.';
  return `No engine can answer: ${passedOver.map(({ engine, why }) => `${engine}: ${clause(why)}`).join('; ')}.`;
}

/** Reasons are sentences elsewhere. */
function clause(why: string): string {
  return why.trim().replace(/\.$/, '');
}
