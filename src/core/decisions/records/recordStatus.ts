/** What became of a decision, in the words that people and tools use for it. */
import type { DecisionStatus } from '../../model/decision.ts';
import { type Heading, plain, sectionOf, type WrittenDocument } from './document.ts';

export interface StatedStatus {
  readonly status: DecisionStatus;
  /** 1-based. */
  readonly line: number;
}

/** In English, German, Spanish, French, Portuguese, Italian, Russian, Chinese and Japanese. */
const WORDS: readonly (readonly [DecisionStatus, RegExp])[] = [
  [
    'superseded',
    /^(?:super[sc]ee?ded|obsoleted by|replaced|ersetzt|abgelöst|reemplazad|sustituid|remplacé|substituíd|sostituit|замен[её]н|(?:已)?被?取代|置き換え)/,
  ],
  [
    'rejected',
    /^(?:reject|declin|withdrawn|abandon|cancel|denied|dropped|closed|abgelehnt|verworfen|rechazad|descartad|rejet|rejeitad|rifiutat|отклон[её]н|(?:已)?拒绝|(?:已)?否决|却下|not (?:accepted|approved|adopted)|won't do)/,
  ],
  [
    'deprecated',
    /^(?:deprecat|obsolet|obsolèt|veraltet|устарел|(?:已)?废弃|非推奨|retired|archived|revoked|revert|outdated|no longer)/,
  ],
  [
    'proposed',
    /^(?:propos|vorgeschlagen|entwurf|propuest|borrador|brouillon|rascunho|bozza|предложен|черновик|提案|提议|草案|draft|pending|in review|under review|in discussion|under discussion|request for comments|rfc\b|open\b|wip\b|work in progress|on hold|postponed|planned|to be decided|tbd\b|new\b|idea\b)/,
  ],
  [
    'accepted',
    /^(?:accept|akzeptiert|angenommen|beschlossen|aceptad|aprobad|aceit|aprovad|accettat|approvat|принят|утвержд|承認|採用|(?:已)?接受|(?:已)?采纳|approv|agreed|adopt|implement|done\b|decided|active|final|complete|in effect|in use|ratified|resolved|enacted|published|current\b|amended|valid\b|committed)/,
  ],
];

/** Front matter, then a line of the header, then a section of its own. */
export function statusOf(document: WrittenDocument): StatedStatus | undefined {
  return inFrontMatter(document) ?? inHeader(document) ?? inSection(document);
}

function inFrontMatter({ frontMatter }: WrittenDocument): StatedStatus | undefined {
  const found = frontMatter.get('status') ?? frontMatter.get('state');
  return found === undefined ? undefined : { status: statusInWords(found.value), line: found.line };
}

const LABEL =
  /^(?:[-*+]\s+|>\s*|\|\s*)?(?:\*\*|__|:)?(?:adr\s+)?(?:status|state|estado|statut|stato|статус|状态|ステータス)(?:\*\*|__)?\s*[:：|](?:\*\*|__)?\s*(\S.*)$/i;

function inHeader({ lines }: WrittenDocument): StatedStatus | undefined {
  for (const [at, line] of lines.entries()) {
    const label = LABEL.exec(line.trim());
    if (label !== null) return { status: statusInWords(label[1]!.replace(/\|\s*$/, '')), line: at + 1 };
  }
  return undefined;
}

function inSection(document: WrittenDocument): StatedStatus | undefined {
  const heading = document.headings.find(isStatusHeading);
  if (heading === undefined) return undefined;
  const said = sectionOf(document, heading)
    .map((text, at) => ({ status: statusInWords(text), line: heading.at + at + 2 }))
    .filter(({ status }) => status !== 'unknown');
  return (
    said.find(({ status }) => status === 'superseded') ??
    said[0] ?? { status: 'unknown', line: heading.at + 1 }
  );
}

export function isStatusHeading({ text }: Heading): boolean {
  return /^(?:[\d.]+\s+)?(?:decision )?(?:status|state|estado|statut|stato|статус|状态|ステータス)(?!\p{L})/iu.test(
    text,
  );
}

/** `unknown` for a line that offers several to choose from, as templates do, and for words that say none. */
export function statusInWords(text: string): DecisionStatus {
  if (/^\s*[-*]\s+\[ \]/.test(text)) return 'unknown';
  const badge = /badge\/status-([a-z]+)/i.exec(text)?.[1];
  const words = plain(text.replaceAll(/~~[^~]*~~/g, ''))
    .replace(/^(?:[\s\-*+>|[\](){}"'“”\u2190-\u2bffx]|\ufe0f|[\u{1f300}-\u{1faff}])*/iu, '')
    .toLowerCase();
  const choices = words.split(/\s*(?:\||\/)\s*/).filter((word) => byWord(word) !== undefined);
  if (choices.length > 1) return 'unknown';
  return byWord(badge ?? words) ?? 'unknown';
}

function byWord(words: string): DecisionStatus | undefined {
  return WORDS.find(([, pattern]) => pattern.test(words))?.[0];
}
