/**
 * What a model writes, held against the sources that it was given, sentence by sentence as it comes: numbers of sources that were not
 * given are dropped, places that are not there are marked, and so is what names things of the code without a source that shows them.
 */
import type { AnswerPart, Citations, CitedPlace } from '../answers/answer.ts';

export interface GroundingSource {
  /** As the model was told to cite it. */
  readonly id: number;
  readonly place: CitedPlace;
  /** What stands there, as the model was given it. */
  readonly text: string;
}

export interface GroundedTextParts {
  readonly sources: readonly GroundingSource[];
  readonly citations: Citations;
  /** Whether a file of the workspace has that line; undefined for a path that is none of the workspace. */
  hasLine(path: string, line: number): boolean | undefined;
  tell(part: AnswerPart): void;
}

/** Characters without the end of a sentence, beyond which there is none. */
const LONGEST = 4000;

const MARK = ' *(not supported by the code read)*';
const SENTENCE_END = /[.!?:](?:\s*\[\d+(?:\s*,\s*\d+)*\])*["'”’)*]*(?=\s)|\n/g;
const CITED = /\s*\[(\d+(?:\s*,\s*\d+)*)\]/g;
const PLACE = /(?<![\w/.-])((?:[\w.@-]+\/)*[\w.@-]+\.\w{1,6}):(\d+)/g;
const CODE = /`([^`\n]+)`/g;
/** Names that look like code though nobody set them as such: `twoHumps`, `snake_case`, `a/path`. */
const NAME = /\b(?:[a-z]+[A-Z]\w*|[A-Z][a-z]+[A-Z]\w*|\w+_\w+|\w+(?:\/\w[\w.-]*)+)\b/g;

export class GroundedText {
  readonly #parts: GroundedTextParts;
  readonly #sources: ReadonlyMap<number, GroundingSource>;
  #pending = '';
  #fenced = false;
  /** Sentences borne out by a source, and those that are not. */
  #supported = 0;
  #unsupported = 0;

  constructor(parts: GroundedTextParts) {
    this.#parts = parts;
    this.#sources = new Map(parts.sources.map((source) => [source.id, source]));
  }

  push(piece: string): void {
    this.#pending += piece;
    let start = 0;
    for (const match of this.#pending.matchAll(SENTENCE_END)) {
      const end = match.index + match[0].length;
      // A citation may still follow the full stop.
      if (match[0] !== '\n' && /^\s*(\[\d*)?$/.test(this.#pending.slice(end))) break;
      const rest = this.#pending.slice(end);
      const after = match[0] === '\n' ? undefined : /^\s*(?:\[\d+(?:\s*,\s*\d+)*\]\s*)+/.exec(rest);
      if (after !== null && after !== undefined) continue;
      this.#sentence(this.#pending.slice(start, end));
      start = end;
    }
    this.#pending = this.#pending.slice(start);
    if (this.#pending.length > LONGEST) {
      this.#sentence(this.#pending);
      this.#pending = '';
    }
  }

  /** Tells the rest, and how much of it all is borne out. */
  end(): void {
    if (this.#pending !== '') this.#sentence(this.#pending);
    this.#pending = '';
    if (this.#supported === 0)
      return void this.#notice(
        'Nothing in this answer is borne out by the code that was read: take it for a guess.',
      );
    if (this.#unsupported > 0)
      this.#notice(
        `${this.#unsupported === 1 ? 'One sentence is' : `${this.#unsupported} sentences are`} marked: the code that was read does not bear ${this.#unsupported === 1 ? 'it' : 'them'} out.`,
      );
  }

  #notice(text: string): void {
    this.#parts.tell({ type: 'notice', notice: { kind: 'unsupported', text } });
  }

  #sentence(text: string): void {
    if (/^\s*(```|~~~)/.test(text)) this.#fenced = !this.#fenced;
    else if (!this.#fenced) return void this.#prose(text);
    this.#parts.tell({ type: 'text', text });
  }

  #prose(text: string): void {
    const cited = [...text.matchAll(CITED)].flatMap((match) => match[1]!.split(',').map(Number));
    const known = cited.flatMap((id) => this.#sources.get(id) ?? []);
    const marks = [...new Set(known.map(({ place }) => this.#parts.citations.mark(place)))].join('');
    const bare = text.replace(CITED, '');
    const verdict = this.#verdict(bare, known);
    if (verdict === 'supported') this.#supported += 1;
    if (verdict === 'unsupported') this.#unsupported += 1;
    const [, body = '', tail = ''] = /^([\s\S]*?)(\s*)$/.exec(bare)!;
    const added = `${marks === '' ? '' : ` ${marks}`}${verdict === 'unsupported' ? MARK : ''}`;
    this.#parts.tell({ type: 'text', text: `${body}${body.trim() === '' ? '' : added}${tail}` });
  }

  /** `neither`: it says nothing of the code that could be wrong. */
  #verdict(text: string, known: readonly GroundingSource[]): 'supported' | 'unsupported' | 'neither' {
    const words = text.replace(/^[\s>*#\d.-]+/, '');
    if (!/\p{L}{2}.*\s.*\p{L}{2}/su.test(words) || /^#{1,6} /.test(text.trimStart()) || /:\s*$/.test(text))
      return 'neither';
    for (const [, path, line] of text.matchAll(PLACE))
      if (this.#parts.hasLine(path!, Number(line)) === false) return 'unsupported';
    const names = [...text.matchAll(CODE)]
      .map((match) => match[1]!)
      .concat([...text.matchAll(NAME)].map(([name]) => name));
    if (known.length === 0) return names.length > 0 || !isHedge(text) ? 'unsupported' : 'neither';
    const shown = known.map(({ text: source, place }) => `${place.path}\n${source}`.toLowerCase()).join('\n');
    const all = names.map((name) => name.toLowerCase().replace(/\(\)$/, '').replace(/:\d+$/, ''));
    return all.every(
      (name) => shown.includes(name) || name.split(/[^\w]+/).every((part) => shown.includes(part)),
    )
      ? 'supported'
      : 'unsupported';
  }
}

/** Says that it does not know, or speaks to the reader. */
function isHedge(text: string): boolean {
  return /\b(do(es)? not|don't|cannot|can't|no) (say|show|answer|tell|mention|contain|include|information|source)|\bnot (shown|given|covered|mentioned|known)\b|\b(you (can|could|may|might)|let me know|in general|for example)\b/i.test(
    text,
  );
}
