/** Which choices a package stands for, by the tables. */
import type { Ecosystem } from '../manifests/manifestFacts.ts';
import { CRATES } from './crates.ts';
import type { DecisionTable, Topic } from './decisionTable.ts';
import { GO } from './go.ts';
import { MAVEN } from './maven.ts';
import { NATIVE, SWIFT } from './nativeAndSwift.ts';
import { NPM } from './npm.ts';
import { NUGET } from './nuget.ts';
import { PACKAGIST } from './packagist.ts';
import { PYPI } from './pypi.ts';
import { RUBYGEMS } from './rubygems.ts';

export interface Choice {
  readonly topic: Topic;
  readonly title: string;
  /** Its version is that of what is chosen: the package that the table names first. */
  readonly itself: boolean;
}

const TABLES: Readonly<Record<Ecosystem, DecisionTable>> = {
  npm: NPM,
  pypi: PYPI,
  maven: MAVEN,
  go: GO,
  crates: CRATES,
  nuget: NUGET,
  packagist: PACKAGIST,
  rubygems: RUBYGEMS,
  native: NATIVE,
  swift: SWIFT,
};

interface Lookup {
  readonly exact: ReadonlyMap<string, readonly Choice[]>;
  readonly prefixes: readonly (readonly [string, Choice])[];
}

const lookups = new Map<Ecosystem, Lookup>();

export function choicesOf(ecosystem: Ecosystem, name: string): readonly Choice[] {
  const { exact, prefixes } = lookupOf(ecosystem);
  const found = exact.get(name) ?? [];
  const more = prefixes.filter(([prefix]) => name.startsWith(prefix)).map(([, choice]) => choice);
  return [
    ...new Map([...more, ...found].map((choice) => [`${choice.topic}\n${choice.title}`, choice])).values(),
  ];
}

function lookupOf(ecosystem: Ecosystem): Lookup {
  const known = lookups.get(ecosystem);
  if (known !== undefined) return known;
  const exact = new Map<string, Choice[]>();
  const prefixes: [string, Choice][] = [];
  for (const [choice, name] of entriesOf(TABLES[ecosystem])) {
    if (name.endsWith('*')) prefixes.push([name.slice(0, -1), choice]);
    else exact.set(name, [...(exact.get(name) ?? []), choice]);
  }
  const lookup = { exact, prefixes };
  lookups.set(ecosystem, lookup);
  return lookup;
}

function* entriesOf(table: DecisionTable): Iterable<readonly [Choice, string]> {
  for (const [topic, choices] of Object.entries(table)) {
    for (const [title, names] of Object.entries(choices)) {
      for (const [at, name] of names.split(' ').entries()) {
        const itself = at === 0 && (!name.endsWith('*') || name.endsWith(':*'));
        yield [{ topic: topic as Topic, title, itself }, name];
      }
    }
  }
}

/** The topic of a technology by the name that people write, in lower case. */
export function topicOfName(name: string): Topic | undefined {
  return namesOf().get(name);
}

let names: Map<string, Topic> | undefined;

function namesOf(): ReadonlyMap<string, Topic> {
  if (names !== undefined) return names;
  names = new Map();
  for (const table of Object.values(TABLES)) {
    for (const [{ topic, title }] of entriesOf(table))
      if (!names.has(title.toLowerCase())) names.set(title.toLowerCase(), topic);
  }
  return names;
}
