import { LESS_LIKELY, NOT_SHOWN, type PreferredSuggestions } from '../../core/model/preferred.ts';
import type { Suggestion } from '../../core/model/suggestion.ts';
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

export function suggestionsText(preferred: PreferredSuggestions, view: SuggestionsView): string {
  const { suggestions, quiet, hidden } = preferred;
  const aside = asideText(preferred, view);
  if (suggestions.length === 0) {
    const nothing =
      hidden.length > 0
        ? 'Nothing new to suggest.'
        : 'Nothing to suggest: no cycle, no misplaced file, no module that does too much.';
    return [nothing, ...aside].join('\n\n');
  }
  const folded = new Set(quiet);
  const likely = suggestions.filter(({ id }) => !folded.has(id));
  const shown = likely.slice(0, view.limit).map((each, at) => oneSuggestion(each, at + 1, view));
  const rest = likely.length - shown.length;
  const more = rest > 0 ? [`… and ${rest} more (--limit ${likely.length} shows all)`] : [];
  return [...shown, ...more, ...aside].join('\n\n');
}

/** What learning puts aside: a line each, so that nobody wonders where it is. */
function asideText({ suggestions, quiet, hidden, notice }: PreferredSuggestions, view: SuggestionsView) {
  const { terminal, folder } = view;
  const folded = new Set(quiet);
  const titles = (of: readonly Suggestion[], words: string) =>
    of.length === 0
      ? []
      : [
          [
            terminal.colours.bold(`${of.length} ${words}`),
            ...of
              .slice(0, ASIDE_SHOWN)
              .map(({ title }) => wrap(title, terminal.width, `${INDENT}  `, `${INDENT}– `)),
            ...(of.length > ASIDE_SHOWN ? [`${INDENT}… and ${of.length - ASIDE_SHOWN} more`] : []),
          ].join('\n'),
        ];
  const aside = [
    ...titles(
      suggestions.filter(({ id }) => folded.has(id)),
      LESS_LIKELY,
    ),
    ...titles(
      hidden.map(({ suggestion }) => suggestion),
      NOT_SHOWN,
    ),
  ];
  const command = shellCommand('suggest', folder, '--no-learned');
  return [
    ...aside,
    ...(aside.length > 0
      ? [`All of them, in the engine’s own order:\n  ${terminal.colours.cyan(command)}`]
      : []),
    ...(notice === undefined ? [] : [wrap(notice, terminal.width, '', '')]),
  ];
}

const EVIDENCE_SHOWN = 4;
const STEPS_SHOWN = 4;
/** Titles of each kind that learning puts aside. */
const ASIDE_SHOWN = 5;
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
