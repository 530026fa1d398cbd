/** What is published for the model that answers now, as the page of what was learned shows it. */
import { sizeText } from '../../base/sizeText.ts';
import { adapterTitle, type PublishedAdapter } from '../../core/model/adapter.ts';
import type { AdaptersReport } from '../../protocol/adaptersApi.ts';
import type { ShownAdapter, ShownAdapters } from '../../protocol/learnedPanel.ts';

export function shownAdapters({ adapters, base }: AdaptersReport): ShownAdapters {
  const own = adaptersOfBase({ adapters, ...(base && { base }) });
  const languages = [...new Set(own.map(({ language }) => language))];
  return {
    ...(base && { base: base.name }),
    languages: languages.map((language) => ({
      language,
      title: adapterTitle(language),
      versions: own
        .filter((each) => each.language === language)
        .sort((a, b) => b.version - a.version)
        .map(shown),
    })),
    elsewhere: adapters.length - own.length,
  };
}

/** Those that may be used now. */
export function adaptersOfBase({ adapters, base }: AdaptersReport): readonly PublishedAdapter[] {
  return adapters.filter((each) => each.base.fingerprint === base?.fingerprint);
}

function shown({
  version,
  publishedAt,
  about,
  figures,
  origin,
  bytes,
  current,
  abandoned,
}: PublishedAdapter): ShownAdapter {
  const from = `${origin === 'trained' ? 'trained on this machine' : 'imported'}, ${sizeText(bytes)}`;
  return {
    version,
    publishedAt,
    about,
    from,
    current,
    ...(figures && { figures }),
    ...(abandoned !== undefined && { abandoned }),
  };
}
