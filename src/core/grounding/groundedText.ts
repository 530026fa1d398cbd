/**
 * What a model writes, held against the sources that it was given, sentence by sentence as it comes: numbers of sources that were not
 * given are dropped, places that are not there are marked, and so is what names things of the code without a source that shows them.
 * What the model of the code knows to be otherwise is put right before it is told.
 */
import type { AnswerPart, Citations, CitedPlace } from '../answers/answer.ts';
import type { Judgement } from './judgement.ts';

export interface GroundingSource {
  /** As the model was told to cite it. */
  readonly id: number;
  readonly place: CitedPlace;
  /** What stands there, as the model was given it. */
  readonly text: string;
}

/** What is no place of the workspace: what a tool said. */
export interface SaidSource {
  readonly id: number;
  /** Who said it. */
  readonly said: string;
  readonly text: string;
}

export interface GroundedTextParts {
  readonly sources: readonly GroundingSource[];
  readonly citations: Citations;
  /** Whether a file of the workspace has that line; undefined for a path that is none of the workspace. */
  hasLine(path: string, line: number): boolean | undefined;
  /** What the model of the code says to the claims of a sentence. */
  judge(sentence: string): Promise<readonly Judgement[]>;
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
  readonly #sources: Map<number, GroundingSource | SaidSource>;
  #pending = '';
  #fenced = false;
  /** Sentences borne out by a source, and those that are not. */
  #supported = 0;
  #unsupported = 0;
  /** Sentences that were put right, as they were written. */
  readonly #wrong: string[] = [];
  #told: Promise<void> = Promise.resolve();

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

  /** A source that came while it was written. */
  add(source: SaidSource): void {
    this.#sources.set(source.id, source);
  }

  /** Resolves once everything that came so far is told. */
  settled(): Promise<void> {
    return this.#told;
  }

  /** Tells the rest, and how much of it all is borne out. */
  async end(): Promise<void> {
    if (this.#pending !== '') this.#sentence(this.#pending);
    this.#pending = '';
    await this.#told;
    this.#tellWrong();
    if (this.#supported === 0)
      return void this.#notice(
        'unsupported',
        'Nothing in this answer is borne out by the code that was read: take it for a guess.',
      );
    if (this.#unsupported > 0)
      this.#notice(
        'unsupported',
        `${this.#unsupported === 1 ? 'One sentence is' : `${this.#unsupported} sentences are`} marked: the code that was read does not bear ${this.#unsupported === 1 ? 'it' : 'them'} out.`,
      );
  }

  #tellWrong(): void {
    const [first, ...more] = this.#wrong;
    if (first === undefined) return;
    const rest =
      more.length === 0 ? '' : ` So did ${more.length === 1 ? 'one more' : `${more.length} more`}.`;
    this.#notice(
      'corrected',
      `“${first}” contradicted the model of the code; what stands in its place comes from there.${rest}`,
    );
  }

  #notice(kind: 'unsupported' | 'corrected', text: string): void {
    this.#parts.tell({ type: 'notice', notice: { kind, text } });
  }

  #sentence(text: string): void {
    this.#told = this.#told.then(() => this.#checked(text));
    // Whoever awaits it hears of it; until then nobody does.
    this.#told.catch(() => {});
  }

  async #checked(text: string): Promise<void> {
    if (/^\s*(```|~~~)/.test(text)) this.#fenced = !this.#fenced;
    else if (!this.#fenced) return this.#prose(text);
    this.#parts.tell({ type: 'text', text });
  }

  async #prose(text: string): Promise<void> {
    const cited = [...text.matchAll(CITED)].flatMap((match) => match[1]!.split(',').map(Number));
    const bare = text.replace(CITED, '');
    const judged = await this.#parts.judge(bare);
    const named = cited.flatMap((id) => this.#sources.get(id) ?? []);
    const known = named.length > 0 ? named : this.#saidSo(bare);
    const wrong = judged.find(({ kind }) => kind === 'false');
    // What a tool said may be about something else of the same name.
    if (wrong?.kind === 'false' && known.every((source) => 'place' in source))
      return this.#putRight(bare, wrong);
    const borneOut = judged.flatMap((each) => (each.kind === 'true' && each.at ? [each.at] : []));
    const all =
      known.length > 0
        ? known.map((source) => this.#markOf(source))
        : borneOut.map((place) => this.#parts.citations.mark(place));
    const marks = [...new Set(all)].join('');
    const verdict = this.#verdict(bare, known, judged);
    if (verdict === 'supported') this.#supported += 1;
    if (verdict === 'unsupported') this.#unsupported += 1;
    const [, body = '', tail = ''] = /^([\s\S]*?)(\s*)$/.exec(bare)!;
    const added = `${marks === '' ? '' : ` ${marks}`}${verdict === 'unsupported' ? MARK : ''}`;
    this.#parts.tell({ type: 'text', text: `${body}${body.trim() === '' ? '' : added}${tail}` });
  }

  #markOf(source: GroundingSource | SaidSource): string {
    return 'place' in source ? this.#parts.citations.mark(source.place) : `*(${source.said})*`;
  }

  /** Models seldom cite what a tool said: half of a sentence's words have to be there. */
  #saidSo(text: string): readonly SaidSource[] {
    const words = text.toLowerCase().match(/[\p{L}\p{N}]{4,}/gu) ?? [];
    return [...this.#sources.values()].filter((source): source is SaidSource => {
      if ('place' in source) return false;
      const said = source.text.toLowerCase();
      const found = words.filter((word) => said.includes(word)).length;
      return words.length > 0 && found * 2 >= words.length;
    });
  }

  /** What it begins and ends with stays: it may be an entry of a list. */
  #putRight(text: string, { truth, at }: Extract<Judgement, { readonly kind: 'false' }>): void {
    const [, lead = '', body = '', tail = ''] = /^(\s*(?:(?:[-*>+]|#+|\d+[.)])\s+)*)([\s\S]*?)(\s*)$/.exec(
      text,
    )!;
    this.#wrong.push(body);
    this.#supported += 1;
    const mark = at === undefined ? '' : ` ${this.#parts.citations.mark(at)}`;
    this.#parts.tell({ type: 'text', text: `${lead}${truth}${mark} *(corrected)*${tail}` });
  }

  /** `neither`: it says nothing of the code that could be wrong. */
  #verdict(
    text: string,
    known: readonly (GroundingSource | SaidSource)[],
    judged: readonly Judgement[],
  ): 'supported' | 'unsupported' | 'neither' {
    const words = text.replace(/^[\s>*#\d.-]+/, '');
    if (!/\p{L}{2}.*\s.*\p{L}{2}/su.test(words) || /^#{1,6} /.test(text.trimStart()) || /:\s*$/.test(text))
      return 'neither';
    for (const [, path, line] of text.matchAll(PLACE))
      if (this.#parts.hasLine(path!, Number(line)) === false) return 'unsupported';
    const names = [...text.matchAll(CODE)]
      .map((match) => match[1]!)
      .concat([...text.matchAll(NAME)].map(([name]) => name));
    if (known.length === 0 && judged.length > 0 && judged.every(({ kind }) => kind === 'true'))
      return 'supported';
    if (known.length === 0) return names.length > 0 || !isHedge(text) ? 'unsupported' : 'neither';
    const shown = known
      .map((source) => `${'place' in source ? source.place.path : source.said}\n${source.text}`.toLowerCase())
      .join('\n');
    // That the code calls itself so is as good as recognising it.
    if (judged.some((each) => each.kind === 'unproven' && !shown.includes(each.word))) return 'unsupported';
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
