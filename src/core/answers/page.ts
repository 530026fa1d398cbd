/** The page an answer is written on: paragraphs and lists, each told as it stands. */
import type { Suggestion } from '../model/suggestion.ts';
import type { AnswerPart, Citations, CitedPlace } from './answer.ts';
import { commonFolder } from './commonFolder.ts';
import type { AnswerGround } from './ground.ts';
import { number } from './words.ts';

/** Stand round the number of a place until it is told; `words` keeps them out of what the repository says. */
const PLACE = ['\ue000', '\ue001'] as const;
const PLACED = /\ue000(\d+)\ue001/g;

/** Lines of one list that are shown. */
export const SHOWN = 10;

export class AnswerPage {
  readonly root: string;
  readonly #tell: (part: AnswerPart) => void;
  readonly #citations: Citations;
  readonly #follow: string[] = [];
  /** What stands where in the text is numbered once that text is told: what is left out of a list takes no number. */
  readonly #places: CitedPlace[] = [];
  readonly #common: string;
  #begun = false;

  /** @param model of what is written about */
  constructor({ root, model }: AnswerGround, tell: (part: AnswerPart) => void, citations: Citations) {
    this.root = root;
    this.#common = commonFolder(model);
    this.#tell = tell;
    this.#citations = citations;
  }

  get written(): boolean {
    return this.#begun;
  }

  get followUps(): readonly string[] {
    return this.#follow;
  }

  /** ` [3]`, with the space before. */
  at(path: string, line = 1, more: { readonly endLine?: number; readonly text?: string } = {}): string {
    this.#places.push({ root: this.root, path, line, ...more });
    return ` ${PLACE[0]}${this.#places.length - 1}${PLACE[1]}`;
  }

  para(...sentences: readonly (string | undefined)[]): void {
    this.#block(sentences.filter(Boolean).join(' '));
  }

  heading(text: string): void {
    this.#block(`### ${text}`);
  }

  /** The first of a ranking, of which nobody wants the rest. */
  best(items: readonly string[], most = SHOWN): void {
    this.list(items.slice(0, most), most);
  }

  /** @param most of the items are shown, and how many more there are. */
  list(items: readonly string[], most = SHOWN): void {
    if (items.length === 0) return;
    const more = items.length - most;
    const rest = more > 0 ? [`- … and ${number(more)} more.`] : [];
    this.#block([...items.slice(0, most).map((item) => `- ${item}`), ...rest].join('\n'));
  }

  steps(items: readonly string[]): void {
    this.#block(items.map((item, at) => `${at + 1}. ${item}`).join('\n'));
  }

  fence(language: string, text: string): void {
    const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map(({ length }) => length));
    const marks = '`'.repeat(longest + 1);
    this.#block(`${marks}${language}\n${text.replace(/\n+$/, '')}\n${marks}`);
  }

  card({ id, kind, title, rationale, confidence, edits }: Suggestion): void {
    const files = new Set(edits.map((edit) => edit.path)).size;
    this.#begun = true;
    this.#tell({
      type: 'suggestion',
      suggestion: { root: this.root, id, kind, title, rationale, confidence, files },
    });
  }

  leftOut(text: string): void {
    this.#tell({ type: 'notice', notice: { kind: 'left-out', text } });
  }

  unsupported(text: string): void {
    this.#tell({ type: 'notice', notice: { kind: 'unsupported', text } });
  }

  /** What might be asked next. */
  follow(...questions: readonly string[]): void {
    const short = (question: string) =>
      this.#common === '' ? question : question.replaceAll(`${this.#common}/`, '');
    this.#follow.push(...questions.map(short));
  }

  #block(text: string): void {
    if (text === '') return;
    const short = this.#common === '' ? text : text.replaceAll(`\`${this.#common}/`, '`…/');
    const marked = short.replace(PLACED, (_, at: string) => this.#citations.mark(this.#places[Number(at)]!));
    this.#tell({ type: 'text', text: this.#begun ? `\n\n${marked}` : marked });
    this.#begun = true;
  }
}
