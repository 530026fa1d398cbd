/** Words for what is wanted of the structure, and for structures that are named. */
import type { Need } from '../../model/blueprint.ts';
import { NEED_TITLES, type Signal } from './signal.ts';

const WORDS: readonly (readonly [Need, string, RegExp?])[] = [
  [
    'simplicity',
    'simple|small|tiny|minimal|lightweight|prototype|mvp|proof of concept|quick|weekend project|hackathon|hobby|side project|throwaway|just for me|only for me|just me|on my own|learning project|toy|pet project',
    /\bquick (?:search|look|access)|small business/i,
  ],
  [
    'domain',
    'business rule|complex rule|business logic|domain logic|domain model|domain driven|domain driven design|pricing rule|insurance|accounting|loan|tax|payroll|compliance|approval|underwriting|invoicing|billing|regulation',
  ],
  [
    'replacement',
    'replaceable|exchangeable|swap|swappable|vendor lock in|database agnostic|any database|several providers|different providers|multiple providers|different databases|long lived|for years|for decades|maintainable|independent of the database',
  ],
  [
    'tests',
    'testable|well tested|test driven|tdd|unit test|test coverage|reliable|safety critical|mission critical|medical device',
  ],
  [
    'teams',
    'several teams|many teams|multiple teams|two teams|three teams|four teams|five teams|large team|big team|many developers|many contributors|open source|growing team',
  ],
  [
    'growth',
    'scale|scalable|high traffic|high load|high throughput|horizontally|concurrent|microservice|micro service|deployed separately|independently deployable|kubernetes|million user|thousands of user|world wide|worldwide',
    /\blarge scale of\b/i,
  ],
  [
    'extension',
    'extensible|extendable|plugin|plug-in|add-on|extension point|third party developer|scriptable|theme|customisable|customizable',
  ],
  [
    'events',
    'react to|notification|asynchronous|async|publish subscribe|audit trail|audit log|workflow|cqrs|real time|realtime|alert|reminder',
  ],
  ['screens', 'screen|form|responsive|chart|drag and drop|wizard|user interface|ui'],
];

export const NEED_SIGNALS: readonly Signal[] = WORDS.map(([id, words, not]) => ({
  topic: 'need',
  id,
  title: NEED_TITLES[id],
  words,
  ...(not === undefined ? {} : { not }),
}));

/** By the names of blueprints; one that is named and not there is told of. */
const STRUCTURES: readonly (readonly [string, string, string])[] = [
  ['clean', 'Clean Architecture', 'clean architecture|onion architecture'],
  ['hexagonal', 'Hexagonal Architecture', 'hexagonal|hexagonal architecture|ports and adapters'],
  ['layered', 'Layered Architecture', 'layered|layered architecture|n tier|three tier|3 tier'],
  ['mvc', 'MVC', 'mvc|model view controller'],
  ['modular-monolith', 'Modular Monolith', 'modular monolith|modulith|monolith'],
  ['vertical-slice', 'Vertical Slices', 'vertical slice|slice architecture'],
  ['feature-sliced', 'Feature-Sliced Design', 'feature sliced|feature sliced design|fsd'],
  ['microservice', 'Microservices', 'microservice|micro service'],
  ['event-driven', 'Event-Driven Service', 'event driven|event driven architecture'],
  ['plugin-host', 'Plugin Host', 'plugin architecture|microkernel'],
];

export const STRUCTURE_SIGNALS: readonly Signal[] = STRUCTURES.map(([id, title, words]) => ({
  topic: 'structure',
  id,
  title,
  words,
}));
