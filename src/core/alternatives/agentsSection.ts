/**
 * A section for other assistants, between marks in a file that may say more (https://agents.md): it points to what holds and repeats none
 * of it, so that it does not age. Outside the marks every byte stays.
 */
import { CodedError } from '../../base/codedError.ts';

export const AGENTS_FILE = 'AGENTS.md';
const BEGIN = '<!-- groundplan:architecture -->';
const END = '<!-- /groundplan:architecture -->';

export interface AgentsLinks {
  /** Paths relative to the file, those that are there. */
  readonly rules: string | undefined;
  readonly overview: string | undefined;
  readonly decisions: string | undefined;
}

/** @param text of the file; undefined where there is none. Throws `edit-refused` where one of the marks is missing or they are twice there. */
export function withAgentsSection(text: string | undefined, links: AgentsLinks): string {
  const newline = text?.includes('\r\n') === true ? '\r\n' : '\n';
  const section = [BEGIN, ...sectionLines(links), END].join(newline);
  if (text === undefined || text.trim() === '')
    return `${text?.startsWith('\uFEFF') ? '\uFEFF' : ''}${section}${newline}`;
  const begins = text.split(BEGIN).length - 1;
  const ends = text.split(END).length - 1;
  if (begins === 0 && ends === 0) {
    const gap = text.endsWith(newline + newline) ? '' : text.endsWith(newline) ? newline : newline + newline;
    return `${text}${gap}${section}${newline}`;
  }
  const [from, to] = [text.indexOf(BEGIN), text.indexOf(END)];
  if (begins !== 1 || ends !== 1 || to < from)
    throw new CodedError(
      'edit-refused',
      `${AGENTS_FILE} has the marks ${BEGIN} and ${END} not once each in this order. Mend or remove them; nothing was changed.`,
    );
  return text.slice(0, from) + section + text.slice(to + END.length);
}

function sectionLines({ rules, overview, decisions }: AgentsLinks): readonly string[] {
  return [
    '## Architecture',
    '',
    ...(overview === undefined
      ? []
      : [`- [${overview}](${overview}) says what each part is for and what it may use.`]),
    ...(rules === undefined
      ? []
      : [
          `- [${rules}](${rules}) holds the rules. Run \`groundplan check\` after a change; do not change the rules to make it pass.`,
        ]),
    ...(decisions === undefined
      ? []
      : [`- [${decisions}](${decisions}) has the decisions. Follow those that are accepted.`]),
  ];
}
