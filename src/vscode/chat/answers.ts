/** The answers that are being written, whichever conversation the page shows meanwhile. */
import { messageOf } from '../../base/messageOf.ts';
import type { ChatMessage, Conversation } from '../../core/model/chat.ts';
import type { Call } from '../../protocol/call.ts';
import type { AskReport, ChatEvent } from '../../protocol/chatApi.ts';
import type { ToChat } from '../../protocol/chatPanel.ts';
import { LiveAnswer } from './liveAnswer.ts';

export interface AnswerSurface {
  /** Reaches the page if it shows this conversation. */
  tell(conversation: string, message: ToChat): void;
  /** The question is kept. @param turn as it was given to `run`. */
  begun(conversation: Conversation, turn: number): void;
  ended(conversation: Conversation, answer: ChatMessage): void;
  /** Nothing was kept of the question. */
  failed(reason: string): void;
}

interface Running {
  readonly stop: AbortController;
  readonly turn: number;
  live?: LiveAnswer;
}

export class Answers {
  readonly #surface: AnswerSurface;
  readonly #running = new Set<Running>();

  constructor(surface: AnswerSurface) {
    this.#surface = surface;
  }

  of(conversation: string): LiveAnswer | undefined {
    return [...this.#running].find(({ live }) => live?.conversation.id === conversation)?.live;
  }

  /** @param turn number of the conversation that the page shows, so that one it has left is not shown again. */
  async run(turn: number, ask: (call: Call<ChatEvent>) => Promise<AskReport>): Promise<void> {
    const running: Running = { stop: new AbortController(), turn };
    this.#running.add(running);
    try {
      const report = await ask({ signal: running.stop.signal, on: (event) => this.#heard(running, event) });
      this.#over(running);
      this.#surface.ended(report.conversation, report.answer);
    } catch (error) {
      this.#over(running);
      const reason = messageOf(error);
      if (running.live === undefined)
        this.#surface.failed(running.stop.signal.aborted ? 'Stopped before the answer was begun.' : reason);
      else this.#surface.ended(running.live.conversation, running.live.failed(reason));
    }
  }

  /** @param conversation that the page shows; without one, what was asked last on this turn. */
  stop(conversation: string | undefined, turn: number): void {
    for (const { live, stop, turn: asked } of this.#running)
      if (live === undefined ? asked === turn : live.conversation.id === conversation) stop.abort();
  }

  dispose(): void {
    for (const running of this.#running) {
      running.stop.abort();
      this.#over(running);
    }
  }

  #heard(running: Running, event: ChatEvent): void {
    if (event.type !== 'begun') {
      running.live?.add(event);
      return;
    }
    const { conversation, answer } = event;
    running.live = new LiveAnswer(conversation, answer, (message) =>
      this.#surface.tell(conversation.id, message),
    );
    this.#surface.begun(conversation, running.turn);
  }

  #over(running: Running): void {
    running.live?.end();
    this.#running.delete(running);
  }
}
