/** An answer while it is written: Markdown, and the places that it cites. */
import type { ChatCitation, ChatNotice, ChatSuggestion, ChatToolUse } from '../model/chat.ts';

/** A piece of an answer, in the order in which it is to be told. */
export type AnswerPart =
  | { readonly type: 'citation'; readonly citation: ChatCitation }
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'suggestion'; readonly suggestion: ChatSuggestion }
  | { readonly type: 'notice'; readonly notice: ChatNotice }
  /** One of a known id takes the place of what was told of it. */
  | { readonly type: 'tool'; readonly use: ChatToolUse };

export type CitedPlace = Omit<ChatCitation, 'id'>;

/** Numbers places as they come up; the same place keeps its number. */
export class Citations {
  readonly #known = new Map<string, ChatCitation>();
  readonly #told: (citation: ChatCitation) => void;

  constructor(told: (citation: ChatCitation) => void) {
    this.#told = told;
  }

  /** @returns what stands in the text for the place: `[3]`. */
  mark(place: CitedPlace): string {
    const key = `${place.root}\0${place.path}\0${place.line}\0${place.endLine ?? ''}`;
    let citation = this.#known.get(key);
    if (citation === undefined) {
      citation = { ...place, id: this.#known.size + 1 };
      this.#known.set(key, citation);
      this.#told(citation);
    }
    return `[${citation.id}]`;
  }
}
