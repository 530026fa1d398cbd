/** The question that is being written: its words, its context, and which one it changes. */
import type { ChatChip, ChatMessage, ConversationChoice } from '../../../src/core/model/chat.ts';
import { keep, recall } from '../../host.ts';
import { withChip } from '../composer/chips.ts';
import type { EditorContext } from '../composer/composer.ts';
import { typed } from '../composer/slashCommands.ts';

export class Draft {
  text: string;
  chips: readonly ChatChip[];
  /** Id of the question that it changes. */
  editing: string | undefined;
  /** Who is to answer it, as `AskRequest` has it; what is not chosen is the conversation's own. */
  choice: ConversationChoice;
  editor: EditorContext = { selection: false };

  constructor() {
    const { draft = '', chips = [], editing, choice = {} } = recall();
    this.text = draft;
    this.chips = chips;
    this.editing = editing;
    this.choice = choice;
  }

  write(text: string): void {
    this.text = text;
    keep({ draft: text });
  }

  put(chips: readonly ChatChip[]): void {
    this.chips = chips;
    keep({ chips });
  }

  choose(choice: ConversationChoice): void {
    this.choice = choice;
    keep({ choice });
  }

  add(chip: ChatChip): void {
    this.put(withChip(this.chips, chip));
  }

  /** Begins to change a question that was asked. */
  change(message: ChatMessage): void {
    this.editing = message.id;
    keep({ editing: message.id });
    this.take(message);
  }

  take(message: ChatMessage): void {
    this.put(message.chips);
    this.write(typed(message));
  }

  /** Changes no question any more, and stays as it is. */
  leave(): void {
    this.editing = undefined;
    keep({ editing: undefined });
  }

  clear(): void {
    this.leave();
    this.put([]);
    this.write('');
  }
}
