/** The kinds of questions, in the order in which they are tried. */
import { decisions, packages } from './decisions.ts';
import { kinds } from './kinds.ts';
import { channels, entities, patterns } from './patterns.ts';
import { placing } from './placing.ts';
import { findings, hotspots, rules, suggestions, unresolved, unused } from './problems.ts';
import { relation } from './relation.ts';
import { central } from './structure/central.ts';
import { coupling } from './structure/coupling.ts';
import { cycles } from './structure/cycles.ts';
import { entryPoints } from './structure/entryPoints.ts';
import { layers } from './structure/layers.ts';
import { modules } from './structure/modules.ts';
import { overview } from './structure/overview.ts';
import { size } from './structure/size.ts';
import type { Topic } from './topic.ts';
import { dependencies, impact, users } from './users.ts';
import { building, help, licence, tests } from './working.ts';

export const TOPICS: readonly Topic[] = [
  help,
  placing,
  relation,
  impact,
  users,
  dependencies,
  overview,
  cycles,
  unused,
  unresolved,
  licence,
  rules,
  hotspots,
  coupling,
  entryPoints,
  central,
  building,
  patterns,
  layers,
  size,
  tests,
  decisions,
  findings,
  suggestions,
  channels,
  entities,
  packages,
  modules,
  kinds,
];
