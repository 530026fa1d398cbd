/** An answer as VS Code's chat shows it: places as links, suggestions as buttons. */
import * as vscode from 'vscode';
import { citedParts } from '../../base/citedText.ts';
import type { ChatCitation, ChatNotice } from '../../core/model/chat.ts';
import type { ChatEvent } from '../../protocol/chatApi.ts';
import { uriOf } from '../documents.ts';
import { isInside } from './openPlace.ts';

export class ParticipantAnswer {
  readonly #stream: vscode.ChatResponseStream;
  readonly #places = new Map<number, ChatCitation>();
  #fenced = false;
  #suggestions = 0;

  constructor(stream: vscode.ChatResponseStream) {
    this.#stream = stream;
  }

  readonly hear = (event: ChatEvent): void => {
    switch (event.type) {
      case 'begun':
        return;
      case 'state':
        return void this.#stream.progress(`${event.text}…`);
      case 'citation':
        this.#places.set(event.citation.id, event.citation);
        return;
      case 'text':
        return void this.#tell(event.text);
      case 'suggestion':
        this.#suggestions++;
        // The title stands above, in the answer: buttons would repeat whole sentences.
        return void this.#stream.button({
          command: 'groundplan.previewSuggestion',
          title: `Preview ${this.#suggestions}`,
          tooltip: event.suggestion.title,
          arguments: [{ suggestion: event.suggestion }],
        });
      case 'notice':
        return void this.#notice(event.notice);
    }
  };

  /** Pieces may end within a block of code. */
  #tell(text: string): void {
    const fences = text.match(/^\s*```/gm)?.length ?? 0;
    if (this.#fenced) this.#markdown(text);
    else for (const part of citedParts(text)) this.#part(part);
    if (fences % 2 === 1) this.#fenced = !this.#fenced;
  }

  #part(part: ReturnType<typeof citedParts>[number]): void {
    const place = 'id' in part ? this.#places.get(part.id) : undefined;
    if (place === undefined || !isInside(place.path)) return void this.#markdown(part.text);
    const { root, path, line } = place;
    const at = new vscode.Position(Math.max(0, line - 1), 0);
    const label = `${path.slice(path.lastIndexOf('/') + 1)}:${line}`;
    this.#stream.anchor(new vscode.Location(uriOf(root, path), at), label);
  }

  /** Nothing in it is trusted: no command link, no HTML. */
  #markdown(text: string): void {
    const markdown = new vscode.MarkdownString(text);
    markdown.isTrusted = false;
    markdown.supportHtml = false;
    this.#stream.markdown(markdown);
  }

  #notice({ kind, text }: ChatNotice): void {
    if (kind === 'failed' || kind === 'stopped') return;
    const escaped = text.replace(/[\\`*_[\]<>]/g, '\\$&');
    this.#markdown(`\n\n*${escaped}*\n`);
  }
}
