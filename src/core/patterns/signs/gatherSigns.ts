/** Reads the whole workspace for signs: sources first, then contracts, templates, manifests. */
import type { Steps } from '../../../base/steps.ts';
import { isTestPath } from '../../workspace/testPaths.ts';
import type { PatternInput } from '../patternInput.ts';
import { ecosystemOf } from './ecosystem.ts';
import type { Sign } from './sign.ts';
import { SignIndex } from './signIndex.ts';
import type { Source } from './source.ts';
import { sourceSigns } from './sourceSigns.ts';
import { isForeign, textSigns } from './textSigns.ts';
import { withoutComments } from './withoutComments.ts';

export interface Workspace {
  readonly input: PatternInput;
  /** What is the workspace's own and no test. */
  readonly sources: readonly Source[];
  readonly signs: SignIndex;
}

export function* gatherSigns(input: PatternInput): Steps<Workspace> {
  const sources = yield* ownSources(input);
  const known = new Set(input.model.files.map(({ path }) => path));
  const aside = asideOf(sources.map(({ path }) => path));
  const signs: Sign[] = [];
  for (const source of sources) {
    yield;
    for (const sign of sourceSigns(source)) signs.push(sign);
  }
  for (const [path, text] of input.texts) {
    yield;
    if (known.has(path) || isTestPath(path) || isForeign(path) || aside(path)) continue;
    for (const sign of textSigns(path, text)) signs.push(sign);
  }
  return { input, sources, signs: new SignIndex(signs) };
}

function* ownSources({ model, texts }: PatternInput): Steps<readonly Source[]> {
  const own = model.files.filter(({ path, test }) => !test && !isForeign(path));
  const aside = asideOf(own.map(({ path }) => path));
  const sources: Source[] = [];
  for (const { path, language } of own) {
    yield;
    if (aside(path)) continue;
    sources.push({
      path,
      ecosystem: ecosystemOf(language),
      facts: model.facts.get(path)!,
      imports: model.imports.get(path) ?? [],
      text: withoutComments(texts.get(path) ?? '', language),
    });
  }
  return sources;
}

const ASIDE =
  /(?:^|\/)(?:examples?|samples?|demos?|docs?|website|benchmarks?|bench|scripts?|tools?|templates?\/project|playground|\.github|\.storybook|load-?generators?|TestHarness)\//i;

/** Examples, documents and tools beside the product; where they are most of it, they are the product. */
function asideOf(paths: readonly string[]): (path: string) => boolean {
  const isAside = (path: string) => ASIDE.test(path.replace(WITHIN_SOURCES, ''));
  const beside = paths.filter(isAside).length;
  return beside * 2 > paths.length ? () => false : isAside;
}

/** A package may be called `samples`; a folder beside the sources is what counts. */
const WITHIN_SOURCES = /(?:^|\/)src\/.*$/;
