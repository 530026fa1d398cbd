import { citedParts } from '../../base/citedText.ts';
import type { ChatCitation, ChatMessage } from '../model/chat.ts';

/** @param link what to put in a mark's place. Marks without a citation stay as they are. */
export function linkCitations(
  { text, citations }: Pick<ChatMessage, 'text' | 'citations'>,
  link: (citation: ChatCitation) => string,
): string {
  const known = new Map(citations.map((each) => [each.id, each]));
  return citedParts(text)
    .map((part) => {
      const citation = 'id' in part ? known.get(part.id) : undefined;
      return citation === undefined ? part.text : link(citation);
    })
    .join('');
}
