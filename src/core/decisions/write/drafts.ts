/** What is known of a decision before a person says the rest: from a suggestion, a finding, a choice that shows in the code, or a wish. */
import type { Decision } from '../../model/decision.ts';
import type { Finding } from '../../model/finding.ts';
import type { Suggestion, SuggestionKind } from '../../model/suggestion.ts';
import type { RecordDraft } from './recordText.ts';

/** Carrying one of these out decides how the workspace is built; the others tidy up. */
const DECIDING: ReadonlySet<SuggestionKind> = new Set([
  'break-cycle',
  'split-module',
  'extract-interface',
  'move-file',
]);

export function decides({ kind }: Pick<Suggestion, 'kind'>): boolean {
  return DECIDING.has(kind);
}

/** @param others that answer the same finding: the options not taken. */
export function draftOfSuggestion(
  { title, rationale, evidence }: Suggestion,
  others: readonly Suggestion[],
  finding: Finding | undefined,
): RecordDraft {
  return {
    title,
    context: [finding?.explanation, rationale].filter((each) => each !== undefined).join('\n\n'),
    evidence,
    options: [title, ...others.map((other) => other.title)],
    chosen: title,
  };
}

export function draftOfFinding({ title, explanation, evidence }: Finding): RecordDraft {
  return { title: `Decide about: ${title}`, context: explanation, evidence };
}

/** Of what is implied. */
export function draftOfDecision({ title, topic, version, evidence }: Decision): RecordDraft {
  const about = topic.replaceAll('-', ' ');
  return {
    title: `Use ${title} for ${about}`,
    context: `The workspace needs ${about}. The choice shows in the places below and is not written down anywhere.`,
    evidence,
    options: [title],
    chosen: version === undefined ? title : `${title} ${version}`,
  };
}

/** Of a rule that a person has put in force. */
export function draftOfRule(
  { id, why }: { readonly id: string; readonly why?: string },
  text: string,
): RecordDraft {
  return {
    title: `Keep the rule ${id}`,
    ...(why === undefined ? {} : { context: why }),
    options: [text],
    chosen: text,
    confirmation: '`groundplan check` fails where the code breaks it.',
  };
}
