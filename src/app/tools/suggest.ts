import * as v from 'valibot';
import type { Finding } from '../../core/model/finding.ts';
import { LESS_LIKELY, NOT_SHOWN, type PreferredSuggestions } from '../../core/model/preferred.ts';
import type { Suggestion } from '../../core/model/suggestion.ts';
import { findingLine } from './findingLine.ts';
import { at, count } from './hints.ts';
import { type MeantFiles, meantFiles } from './meant.ts';
import { defineTool, text } from './tool.ts';

const SHOWN = 6;
/** Violations for which a way out is tried; each try analyses a copy of the workspace. */
const FIXED = 3;

export const suggest = defineTool({
  name: 'groundplan_suggest',
  title: 'Suggest architecture changes',
  description:
    'What to improve in the architecture, best first: refactorings (break a cycle, move a misplaced file, split a module, put a rule violation right) with their evidence, confidence and what they would edit, and the findings behind them. Pass PATH to ask about one file, folder or module. Nothing is changed by asking.',
  input: {
    path: v.optional(text('Only what concerns this file, folder or module.')),
  },
  async run({ root, engine, model, ownOrder, signal }, { path }) {
    const meant = path === undefined ? undefined : meantFiles(model, path);
    const findings = (await engine.findings(root)).findings.filter((each) => concerns(each, meant));
    const broken = findings.filter(({ kind }) => kind === 'rule-violation').slice(0, FIXED);
    const fixes =
      broken.length === 0
        ? []
        : (
            await engine.fixes(
              root,
              broken.map(({ id }) => id),
              signal,
            )
          ).suggestions;
    const preferred = ownOrder
      ? await ownOrderOf(engine.suggestions(root, signal))
      : await engine.feedback.preferred({ root });
    const open = preferred.suggestions.filter((each) => touches(each, meant));
    const quiet = open.filter(({ id }) => preferred.quiet.includes(id));
    const hidden = preferred.hidden.filter(({ suggestion }) => touches(suggestion, meant));
    const all = [...byScore(fixes, open.slice(0, open.length - quiet.length)), ...quiet];
    const answered = new Set(all.map(({ findingId }) => findingId));
    const other = findings.filter(({ id }) => !answered.has(id));
    const where = meant === undefined ? 'the workspace' : meant.name;
    return {
      summary:
        all.length === 0
          ? `No suggestion for ${where}.${findings.length === 0 ? ' No finding either.' : ''}`
          : [
              `${count(all.length, 'suggestion')} for ${where}, best first.`,
              ...asides(quiet.length, hidden.length, preferred.notice),
            ].join(' '),
      sections: [
        {
          title: 'Suggestions',
          lines: all.slice(0, SHOWN).map(suggestionLine),
          total: all.length,
          narrow: 'pass path to narrow',
        },
        {
          title: 'Findings without one',
          lines: other.slice(0, SHOWN).map(findingLine),
          total: other.length,
          narrow: 'pass path to narrow, or ask groundplan_overview about findings',
        },
      ],
    };
  },
});

async function ownOrderOf(
  listed: Promise<Pick<PreferredSuggestions, 'suggestions'>>,
): Promise<PreferredSuggestions> {
  return { suggestions: (await listed).suggestions, quiet: [], hidden: [] };
}

/** The order of the others stays. */
function byScore(fixes: readonly Suggestion[], others: readonly Suggestion[]): Suggestion[] {
  const all = [...others];
  for (const fix of [...fixes].sort((a, b) => b.score - a.score)) {
    const at = all.findIndex(({ score }) => score < fix.score);
    all.splice(at < 0 ? all.length : at, 0, fix);
  }
  return all;
}

/** What learning puts aside, in the words of every other list. */
function asides(quiet: number, hidden: number, notice: string | undefined): string[] {
  return [
    ...(quiet > 0 ? [`The last ${quiet}: ${LESS_LIKELY}.`] : []),
    ...(hidden > 0 ? [`${hidden} ${NOT_SHOWN}.`] : []),
    ...(notice === undefined ? [] : [notice]),
  ];
}

function concerns({ evidence, subjects }: Finding, meant: MeantFiles | undefined): boolean {
  if (meant === undefined) return true;
  const inside = new Set(meant.files);
  return (
    subjects.some((each) => each === meant.name || inside.has(each)) ||
    evidence.some(({ path }) => inside.has(path))
  );
}

function touches({ evidence, edits }: Suggestion, meant: MeantFiles | undefined): boolean {
  if (meant === undefined) return true;
  const inside = new Set(meant.files);
  return [...evidence, ...edits].some(({ path }) => inside.has(path));
}

function suggestionLine(suggestion: Suggestion): string {
  const { title, confidence, evidence } = suggestion;
  const [first] = evidence;
  const place = first === undefined ? '' : ` at ${at(first)}`;
  return `${title} [${confidence}]${place}: ${suggestion.rationale} (${carriedOut(suggestion)})`;
}

function carriedOut({ edits, steps }: Suggestion): string {
  if (edits.length > 0) return `edits ${count(new Set(edits.map(({ path }) => path)).size, 'file')}`;
  return steps.length === 0 ? 'by hand' : `by hand: ${steps[0]}`;
}
