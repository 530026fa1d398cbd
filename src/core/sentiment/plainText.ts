/**
 * What a person wrote, without what they only show: code, logs, stack traces, quoted replies, addresses, names of people and of things in
 * code. Each leaves a mark, since that something is shown says how a text is meant. Linear in the text's length.
 */

/** Stand for what was shown; none can be written in a text, which loses private characters first. */
export const MARKS = {
  code: '\uE001',
  quote: '\uE002',
  address: '\uE003',
  person: '\uE004',
  reference: '\uE005',
  name: '\uE006',
  log: '\uE007',
  number: '\uE008',
} as const;

/** Of a longer text the beginning and the end are read. */
const MAX_CHARACTERS = 8_000;

const { code, quote, address, person, reference, name, log, number } = MARKS;

/** Of blocks; each begins and ends with a mark of its own, so that none is looked for twice. */
const BLOCKS: readonly (readonly [begin: string, end: string])[] = [
  ['```', '```'],
  ['~~~', '~~~'],
  ['{code', '{code}'],
  ['{noformat', '{noformat}'],
  ['{quote', '{quote}'],
  ['<pre', '</pre>'],
  ['<code', '</code>'],
  ['<details', '</details>'],
  ['<blockquote', '</blockquote>'],
  ['<!--', '-->'],
];

const LOG_LINE =
  /^\s*(?:at\s+[\w$.<>/]+\s*\(|Caused by:|Traceback \(|File "[^"]*", line \d|\.\.\. \d+ more|(?:Exception in thread|java\.|org\.|com\.)[\w$.]*(?:Exception|Error)\b|\[?(?:ERROR|WARN(?:ING)?|INFO|DEBUG|FATAL|TRACE)\b[\]:]|\[?\d{4}-\d\d-\d\d[T ]\d\d:\d\d|\d\d:\d\d:\d\d[.,\s]|[VDIWEF]\/[\w.]+\s*\(|\$ \w|>>> |[-+]{3} [ab]\/|@@ -\d|\w+(?:Error|Exception):\s|npm ERR!|fatal: |error(?:\[\w+\]|\s+\w+\d+)?: |make(?:\[\d+\])?: )/;
const SHOWN_LINE = /^(?: {4,}|\t)\S/;
const QUOTED_LINE = /^\s{0,3}(?:>|&gt;)/;
const REPLY_HEAD = /\bOn\s[^\n]{6,120}?\bwrote:/;

export function plainText(text: string): string {
  const ours = /[\uE000-\uF8FF]/g;
  const written = bounded(text).replace(ours, ' ').replace(/\r\n?/g, '\n');
  const lines = withoutReply(withoutBlocks(written)).split('\n');
  return lines.map((line, at) => lineText(line, lines[at - 1])).join('\n');
}

function bounded(text: string): string {
  if (text.length <= MAX_CHARACTERS) return text;
  return `${text.slice(0, MAX_CHARACTERS / 2)}\n${text.slice(-MAX_CHARACTERS / 2)}`;
}

function withoutBlocks(text: string): string {
  let kept = '';
  let at = 0;
  // Only these letters, so that every sign keeps its place.
  const lower = text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
  for (const begin of lower.matchAll(
    /```|~~~|\{(?:code|noformat|quote)|<(?:pre|code|details|blockquote)\b|<!--/g,
  )) {
    if (begin.index < at) continue;
    const end = BLOCKS.find(([word]) => word === begin[0])![1];
    const closes = lower.indexOf(end, begin.index + begin[0].length);
    if (closes < 0 && begin[0] !== '```') continue;
    kept += `${text.slice(at, begin.index)} ${code} `;
    at = closes < 0 ? text.length : closes + end.length;
  }
  return kept + text.slice(at);
}

/** Of an answer by mail on one line, what it answers follows; on lines of its own, it is quoted as all else is. */
function withoutReply(text: string): string {
  const head = REPLY_HEAD.exec(text);
  if (head === null) return text;
  const rest = text.slice(head.index + head[0].length);
  return `${text.slice(0, head.index)} ${quote} ${rest.includes('\n') ? rest : ''}`;
}

function lineText(line: string, before: string | undefined): string {
  if (QUOTED_LINE.test(line)) return quote;
  if (LOG_LINE.test(line)) return log;
  if (SHOWN_LINE.test(line) && (before === undefined || before.trim() === '' || SHOWN_LINE.test(before)))
    return code;
  return marked(line);
}

function marked(line: string): string {
  return line
    .replace(/``[^`\n]{1,300}``|`[^`\n]{1,300}`/g, ` ${code} `)
    .replace(/\{\{[^}\n]{1,300}\}\}/g, ` ${code} `)
    .replace(/!?\[([^\]\n]{0,200})\]\((?:https?:|\/|#|\.)[^)\s]{0,500}\)/g, ` $1 ${address} `)
    .replace(/\b(?:https?|ftp):\/\/\S{1,500}|\bwww\.\S{1,500}/gi, ` ${address} `)
    .replace(/[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{1,64}/g, ` ${address} `)
    .replace(/(^|[\s(,>])@[\w][\w.-]{0,60}/g, `$1 ${person} `)
    .replace(
      /\b[A-Z][A-Z0-9]{1,15}-\d{1,7}\b|(^|[\s(])(?:#|gh-)\d{1,7}\b|\br\d{5,8}\b|\b[0-9a-f]{7,40}\b(?=\W|$)(?<=\d\w*)/g,
      ` ${reference} `,
    )
    .replace(/<\/?[a-z][^<>\n]{0,200}>/gi, ' ')
    .replace(/&(?:lt|gt|amp|quot|nbsp|#\d{1,5});/g, ' ')
    .replace(
      /(?:[\w$-]+(?:\/|\\|::|->|\.(?=[A-Za-z_$])))+[\w$-]*\(?[^\s()]{0,80}\)?|\b\w+\([^()\n]{0,80}\)/g,
      nameOrWords,
    )
    .replace(/\b\w*[a-z]\w*[A-Z]\w*\b|\b\w+_\w+\b|\$\w+/g, ` ${name} `)
    .replace(/(?<![+-](?=[12]\b))\b(?:0x)?\d[\d.,:]*\w{0,3}\b/g, ` ${number} `);
}

/** `and/or`, `great.Thanks`: words that only touch are words still. */
function nameOrWords(found: string): string {
  if (/^[A-Za-z']+(?:\.[A-Z][a-z']*|\/[a-z']+)$/.test(found) && !/\.(?:Net|NET|Js)$/.test(found))
    return found.replace(/[./]/g, ' $& ');
  return ` ${name} `;
}

const ALL_MARKS = new RegExp(`[${Object.values(MARKS).join('')}]`, 'g');

/** The same for a model that knows no marks. */
export function spoken(text: string): string {
  return plainText(text).replace(ALL_MARKS, ' ').replace(/\s+/g, ' ').trim();
}
