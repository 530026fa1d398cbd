import type { Suggestion } from '../../core/model/suggestion.ts';
import type { SuggestionsReport } from '../../protocol/engineApi.ts';
import { count, wrap } from './layout.ts';
import type { Terminal } from './terminal.ts';

export interface SuggestionsView {
  readonly terminal: Terminal;
  readonly limit: number;
}

export function suggestionsText(
  { suggestions }: SuggestionsReport,
  { terminal, limit }: SuggestionsView,
): string {
  if (suggestions.length === 0)
    return 'Nothing to suggest: no cycle, no misplaced file, no module that does too much.';
  const shown = suggestions.slice(0, limit).map((each, at) => oneSuggestion(each, at + 1, terminal));
  const rest = suggestions.length - shown.length;
  const more = rest > 0 ? [`… and ${rest} more (--limit shows them)`] : [];
  return [...shown, ...more].join('\n\n');
}

function oneSuggestion(suggestion: Suggestion, rank: number, { colours, width }: Terminal): string {
  const { id, title, confidence, score, rationale, evidence, edits, steps } = suggestion;
  const evidenceLines = evidence
    .slice(0, 4)
    .map(({ path, line, text }) => `     ${path}:${line}  ${colours.dim(text)}`);
  const action =
    edits.length > 0
      ? `   ${count(edits.length, 'file')} to edit: groundplan suggest --apply ${id} --dry-run`
      : steps.map((step) => wrap(`– ${step}`, width, '   ')).join('\n');
  return [
    `${String(rank).padStart(2)} ${colours.bold(title)} ${colours.dim(`(${confidence}, ${score.toFixed(2)}, ${id})`)}`,
    wrap(rationale, width, '   '),
    ...evidenceLines,
    ...(action === '' ? [] : [action]),
  ].join('\n');
}
