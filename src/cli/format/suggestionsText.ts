import type { Suggestion } from '../../core/model/suggestion.ts';
import type { SuggestionsReport } from '../../protocol/engineApi.ts';
import { evidenceText } from './evidenceText.ts';
import { count, wrap } from './layout.ts';
import { shellCommand } from './shellCommand.ts';
import type { Terminal } from './terminal.ts';

export interface SuggestionsView {
  readonly terminal: Terminal;
  /** As it was typed. */
  readonly folder: string;
  readonly limit: number;
}

export function suggestionsText({ suggestions }: SuggestionsReport, view: SuggestionsView): string {
  if (suggestions.length === 0)
    return 'Nothing to suggest: no cycle, no misplaced file, no module that does too much.';
  const shown = suggestions.slice(0, view.limit).map((each, at) => oneSuggestion(each, at + 1, view));
  const rest = suggestions.length - shown.length;
  const more = rest > 0 ? [`… and ${rest} more (--limit ${suggestions.length} shows all)`] : [];
  return [...shown, ...more].join('\n\n');
}

const EVIDENCE_SHOWN = 4;
const STEPS_SHOWN = 4;
const INDENT = '   ';

function oneSuggestion(suggestion: Suggestion, rank: number, view: SuggestionsView): string {
  const { title, confidence, score, rationale, evidence } = suggestion;
  const { terminal } = view;
  const { colours, width } = terminal;
  const number = `${String(rank).padStart(2)} `;
  const head = wrap(`${title} (${confidence}, ${score.toFixed(2)})`, width, INDENT, '');
  return [
    number + colours.bold(head),
    wrap(rationale, width, INDENT),
    ...evidence.slice(0, EVIDENCE_SHOWN).map((each) => evidenceText(each, terminal, `${INDENT}  `)),
    ...action(suggestion, view),
  ].join('\n');
}

/** Commands stand on lines of their own, unwrapped, to be copied. */
function action({ id, edits, steps }: Suggestion, { terminal, folder }: SuggestionsView): string[] {
  const { colours, width } = terminal;
  if (edits.length > 0) {
    const preview = shellCommand('suggest', folder, '--apply', id, '--dry-run');
    return [
      `${INDENT}Edits of ${count(edits.length, 'file')} are ready; look at them with`,
      `${INDENT}  ${colours.cyan(preview)}`,
    ];
  }
  const shown = steps.slice(0, STEPS_SHOWN).map((step) => wrap(step, width, `${INDENT}  `, `${INDENT}– `));
  const rest = steps.length - shown.length;
  const more = rest > 0 ? [`${INDENT}… and ${count(rest, 'more step')} (--format json lists all)`] : [];
  return [...shown, ...more, `${INDENT}${colours.dim(`not for you? --dismiss ${id}`)}`];
}
