/** The marks of citations in the text of an answer. */
import type { ChatCitation, ChatMessage } from '../model/chat.ts';

/** Code is left alone: `list[1]` is no citation. A fence may still be open at the end. */
const CODE_OR_MARK = /(```[\s\S]*?(?:```|$)|`[^`\n]*`)|(?<!\\)\[(\d{1,6})\](?!\()/g;

/** @param link what to put in a mark's place. Marks without a citation stay as they are. */
export function linkCitations(
  { text, citations }: Pick<ChatMessage, 'text' | 'citations'>,
  link: (citation: ChatCitation) => string,
): string {
  const known = new Map(citations.map((each) => [each.id, each]));
  return text.replace(CODE_OR_MARK, (whole, code: string | undefined, id: string) => {
    const citation = code === undefined ? known.get(Number(id)) : undefined;
    return citation === undefined ? whole : link(citation);
  });
}
