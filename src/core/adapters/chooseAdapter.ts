/** Which adapter a request is answered with: one, by the languages that it is about. */
import { CodedError } from '../../base/codedError.ts';
import { LANGUAGES } from '../languages/languages.ts';
import { type AdapterWish, GENERIC, type PublishedAdapter, type Shares } from '../model/adapter.ts';

export interface AdapterChoice<A = PublishedAdapter> {
  readonly adapter?: A;
  /** A clause: `with the adapter typescript v3, for most of what it is about`. Undefined where there is nothing to choose from. */
  readonly because?: string;
}

/** Languages that are one to an adapter. */
const WRITTEN_AS: Readonly<Record<string, string>> = { tsx: 'typescript', jsx: 'javascript' };

/** How much the project's own languages weigh where a request is about several. */
const PROJECT = 0.25;

export function adapterLanguage(language: string): string {
  return WRITTEN_AS[language] ?? language;
}

/** Throws `invalid-option` for what is neither a language that Groundplan reads nor `generic`. */
export function trainableLanguage(named: string): string {
  const language = adapterLanguage(named);
  if (language === GENERIC || LANGUAGES.some(({ id }) => id === language)) return language;
  throw new CodedError(
    'invalid-option',
    `“${named}” is no language that an adapter can be for: name one that Groundplan reads, such as typescript, or generic.`,
  );
}

/**
 * @param adapters the current ones that suit the model.
 * @param nameOf as a person knows it.
 */
export function chooseAdapter<A extends { readonly language: string }>(
  adapters: readonly A[],
  wish: AdapterWish,
  nameOf: (adapter: A) => string,
): AdapterChoice<A> {
  const { wanted } = wish;
  const known = new Map(adapters.map((each) => [each.language, each]));
  if (wanted === 'none') return adapters.length === 0 ? {} : { because: 'without an adapter, as you chose' };
  if (wanted !== undefined) {
    const adapter = known.get(adapterLanguage(wanted));
    if (adapter !== undefined)
      return { adapter, because: `with the adapter ${nameOf(adapter)}, as you chose` };
  }
  if (adapters.length === 0) return {};
  const language = leadingLanguage(wish);
  const own = language === undefined ? undefined : known.get(language);
  if (own !== undefined) {
    const why = Object.keys(wish.request).length > 0 ? 'most of what it is about' : 'most of the project';
    return { adapter: own, because: `with the adapter ${nameOf(own)}, for ${why}` };
  }
  const missing = language === undefined ? 'no language stands out' : `none is for ${language}`;
  const generic = known.get(GENERIC);
  return generic === undefined
    ? { because: `without an adapter, since ${missing}` }
    : { adapter: generic, because: `with the adapter ${nameOf(generic)}, since ${missing}` };
}

/** The language of most of the request; those of the project decide where several are near. */
export function leadingLanguage({ request, project }: AdapterWish): string | undefined {
  const [own, all] = [normalised(request), normalised(project)];
  const about = own.size > 0 ? own : all;
  const score = (language: string) => (about.get(language) ?? 0) + PROJECT * (all.get(language) ?? 0);
  return [...about.keys()].sort((a, b) => score(b) - score(a) || (a < b ? -1 : 1))[0];
}

function normalised(shares: Shares): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  let total = 0;
  for (const [language, share] of Object.entries(shares)) {
    if (!(share > 0)) continue;
    const name = adapterLanguage(language);
    sums.set(name, (sums.get(name) ?? 0) + share);
    total += share;
  }
  return new Map([...sums].map(([name, share]) => [name, share / total]));
}
