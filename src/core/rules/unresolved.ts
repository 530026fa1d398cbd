/** Imports that lead nowhere: nobody can say that they keep the rules that speak of their file, so they never pass. */
import type { Severity } from '../model/finding.ts';
import type { CompiledRules } from './compileRules.ts';
import type { Draft, Judge } from './judge.ts';
import { judgesOf } from './judges.ts';
import type { Scene } from './scene.ts';
import { listText } from './wording.ts';

/** The id under which they are reported. */
export const UNRESOLVED = 'unresolved-import';

const WEIGHT: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };
/** Rules that a message names. */
const NAMED = 3;

export function unresolvedDrafts(
  rules: CompiledRules,
  scene: Scene,
): readonly { readonly draft: Draft; readonly severity: Severity }[] {
  const judges = judgesOf(rules);
  return scene.judged.flatMap((file) => {
    const unseen = scene.unseenOf(file);
    if (unseen.length === 0) return [];
    const concerned = rules.rules.filter((_, at) => (judges[at] as Judge).concerns(file));
    if (concerned.length === 0) return [];
    const severity = concerned.map(({ rule }) => rule.severity).sort((a, b) => WEIGHT[a] - WEIGHT[b])[0]!;
    const names = concerned.map(({ rule }) => rule.id);
    return unseen.map(({ specifier, reason, line }) => ({
      severity,
      draft: { from: file.path, to: specifier, line, message: messageOf(specifier, reason, names) },
    }));
  });
}

function messageOf(specifier: string, reason: string, names: readonly string[]): string {
  const more = names.length - NAMED;
  const shown = more > 0 ? [...names.slice(0, NAMED), `${more} more`] : names;
  return `“${specifier}” leads nowhere (${reason.replace(/\.$/, '')}), so that nobody knows whether it keeps ${listText(shown, 'and')}.`;
}
