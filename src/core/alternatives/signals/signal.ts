/** Words that say what a project is to be, as data. */

import type { RequirementTopic } from '../../model/alternative.ts';
import type { Need, SystemKind } from '../../model/blueprint.ts';

export interface Signal {
  readonly topic: Exclude<RequirementTopic, 'team' | 'thing' | 'action'>;
  readonly id: string;
  readonly title: string;
  /** Phrases with `|` between them, in any case, in the singular; a hyphen or nothing may stand for a space. */
  readonly words: string;
  /** Phrases that count only as they are written here. */
  readonly exact?: string;
  /** It is something else where the text round it is so. */
  readonly not?: RegExp;
  /** What it brings with it, where nothing else is said: `language:python`. */
  readonly implies?: readonly `${RequirementTopic}:${string}`[];
  /** Of two of its topic the one with more is meant first; 1 where nothing is said. */
  readonly strength?: 1 | 2 | 3;
  /** It says so little that it is an assumption. */
  readonly isVague?: true;
  /** The words also name what it is about. */
  readonly isThing?: true;
}

export const NEED_TITLES: Readonly<Record<Need, string>> = {
  simplicity: 'few parts, soon running',
  domain: 'rules of the business at the centre',
  replacement: 'database, framework or provider can be replaced',
  tests: 'testable without the outside',
  teams: 'several people or teams work side by side',
  growth: 'parts grow and are deployed apart',
  extension: 'others add to it without changing it',
  events: 'parts react to what happens in others',
  screens: 'much of it is what a person sees',
};

export const SYSTEM_TITLES: Readonly<Record<SystemKind, string>> = {
  api: 'an API or backend',
  'web-app': 'a web application',
  frontend: 'a frontend in the browser',
  cli: 'a command line tool',
  library: 'a library',
  'plugin-host': 'a host of plugins',
  worker: 'a service that works in the background',
  pipeline: 'a pipeline of data',
  realtime: 'a system in real time',
  desktop: 'a desktop application',
  mobile: 'a mobile app',
  game: 'a game',
};
