/** Adapters as the composer offers them: a language each, since the version that is used may change with any night. */
import { adapterTitle } from '../../core/model/adapter.ts';
import type { AdaptersReport } from '../../protocol/adaptersApi.ts';
import type { ChatAdapter } from '../../protocol/chatPanel.ts';
import { adaptersOfBase } from '../adapters/shownAdapters.ts';

export function chatAdapters(
  published: AdaptersReport,
  served: readonly (readonly [language: string, name: string])[],
): ChatAdapter[] {
  const own = adaptersOfBase(published)
    .filter(({ current }) => current)
    .map(({ language, version }) => [language, `v${version}`] as const);
  const details = new Map<string, string[]>();
  for (const [language, detail] of [...own, ...served])
    details.set(language, [...(details.get(language) ?? []), detail]);
  return [...details]
    .map(([language, known]) => ({ language, title: adapterTitle(language), detail: known.join(', ') }))
    .sort((a, b) => (a.title < b.title ? -1 : 1));
}
