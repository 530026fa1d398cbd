/** What the name of a file says, taken apart: its subject, the part that it plays, its ending, and how it is written. */
import { basename } from '../../../base/paths.ts';
import { rememberedByText } from '../../../base/remembered.ts';
import { wordsOf } from '../../edit/fileNaming.ts';
import { isTestPath } from '../../workspace/testPaths.ts';
import { singular } from '../singular.ts';

export type NameStyle = 'camel' | 'pascal' | 'kebab' | 'snake' | 'plain';

export interface NameShape {
  /** The base name as it stands. */
  readonly written: string;
  /** The same in lower case. */
  readonly name: string;
  /** All words of the name, the ending left out, in the singular: `create-orders.dto.ts` → create order dto. */
  readonly words: readonly string[];
  /** Those without what marks a test or an interface; what companions have in common. */
  readonly core: readonly string[];
  /** The part that the file plays: the last word of the core; empty where there is none. */
  readonly role: string;
  /** The core without the role. */
  readonly subject: readonly string[];
  /** From the last dot: `.ts`. */
  readonly extension: string;
  /** From the first dot that is followed by no capital: `.dto.ts`, `.test.tsx`. */
  readonly ending: string;
  readonly style: NameStyle;
  readonly test: boolean;
  /** Begins with a number, as migrations do. */
  readonly numbered: boolean;
  /** `IClock`. */
  readonly interface: boolean;
}

/** Longer names are generated; the rest is not looked at. */
const MOST_WORDS = 12;
const TEST_WORDS: ReadonlySet<string> = new Set(['test', 'spec', 'conftest', 'it', 'e2e']);

/** @param path a base name, or a path whose base name is meant. */
export const nameShape = rememberedByText((path: string): NameShape => {
  const file = basename(path);
  const dot = file.lastIndexOf('.');
  const stem = dot <= 0 ? file : file.slice(0, dot);
  const extension = dot <= 0 ? '' : file.slice(dot).toLowerCase();
  const words = wordsOf(stem).map(singular).slice(0, MOST_WORDS);
  const isInterface = /^I\p{Lu}\p{Ll}/u.test(file) && words.length > 1;
  const test = isTestPath(file);
  const core = words.filter((word, at) => !(at === 0 && isInterface) && !(test && TEST_WORDS.has(word)));
  return {
    written: file,
    name: file.toLowerCase(),
    words,
    core,
    role: core.at(-1) ?? '',
    subject: core.slice(0, -1),
    extension,
    ending: endingOf(file) ?? extension,
    style: styleOf(stem),
    test,
    numbered: /^\d/.test(file),
    interface: isInterface,
  };
});

function endingOf(file: string): string | undefined {
  return /(?:\.[a-z][a-z\d-]{0,15}){1,3}$/.exec(file.replace(/^\./, '_'))?.[0];
}

function styleOf(stem: string): NameStyle {
  const first = stem.split('.')[0] ?? '';
  if (first.includes('-')) return 'kebab';
  if (/[^_]_/.test(first)) return 'snake';
  if (/^\p{Lu}/u.test(first)) return 'pascal';
  return /\p{Lu}/u.test(first) ? 'camel' : 'plain';
}
