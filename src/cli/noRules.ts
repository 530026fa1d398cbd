import type { CheckReport } from '../protocol/engineApi.ts';

/** What an answer without rules is worth; undefined where there are some. */
export function noRules(standing: CheckReport['standing']): string | undefined {
  if (standing === 'none') return 'there is no groundplan.yaml here, so that no rule speaks of anything.';
  return standing === 'current' ? undefined : 'the rules cannot be read; “groundplan check” says why.';
}
