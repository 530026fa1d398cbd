/**
 * The rules file as it is written, with its short forms (one text where a list may stand, a glob where a selector may), and as the
 * model has it. `media/groundplan.schema.json` follows from this; a test compares them.
 */
import * as v from 'valibot';
import type { FileSelector, Rule, RuleException, RuleSet, TargetSelector } from '../model/rule.ts';

const text = v.pipe(v.string(), v.regex(/\S/));
const oneOrMore = v.union([text, v.pipe(v.array(text), v.minLength(1))]);
const name = v.pipe(v.string(), v.regex(/^[\w.@/-]+$/));

type Written<T> = { readonly [K in keyof T]: T[K] };
interface WrittenSelectorFields {
  readonly files?: string | readonly string[];
  readonly matches?: string | readonly string[];
  readonly modules?: string | readonly string[];
  readonly layers?: string | readonly string[];
  readonly packages?: string | readonly string[];
  readonly not?: WrittenSelector;
}
type WrittenSelector = string | readonly string[] | Written<WrittenSelectorFields>;

const GLOBS = 'Globs over paths relative to this file: * within a folder, ** across folders, {a,b}, [a-z].';
const EXPRESSIONS = 'RE2 expressions over such paths; $1 on the far side stands for what a group took.';

const fileFields = {
  files: v.optional(v.pipe(oneOrMore, v.description(GLOBS))),
  matches: v.optional(v.pipe(oneOrMore, v.description(EXPRESSIONS))),
  modules: v.optional(v.pipe(oneOrMore, v.description('Names of modules, or globs over them.'))),
  layers: v.optional(v.pipe(oneOrMore, v.description('Names of declared layers.'))),
};

const fileSelector: v.GenericSchema<WrittenSelector> = v.lazy(() =>
  v.union([
    oneOrMore,
    v.strictObject({
      ...fileFields,
      not: v.optional(v.pipe(fileSelector, v.description('What is left out.'))),
    }),
  ]),
);

const targetSelector: v.GenericSchema<WrittenSelector> = v.lazy(() =>
  v.union([
    oneOrMore,
    v.strictObject({
      ...fileFields,
      packages: v.optional(
        v.pipe(
          oneOrMore,
          v.description('Packages from outside, or globs over their names: lodash, @aws-sdk/*, node:*.'),
        ),
      ),
      not: v.optional(v.pipe(targetSelector, v.description('What is left out.'))),
    }),
  ]),
);

const day = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d{2}-\d{2}$/),
  v.check(isDay),
  v.description('The last day on which it holds (UTC), as 2027-01-31.'),
);

const exception = v.strictObject({
  from: v.optional(fileSelector),
  to: v.optional(targetSelector),
  reason: v.pipe(text, v.description('Why this may be.')),
  until: v.optional(day),
});

const common = {
  id: v.pipe(
    v.string(),
    v.regex(/^[a-z\d]+(?:-[a-z\d]+)*$/),
    v.description('Unique in the file, in kebab-case.'),
  ),
  severity: v.optional(
    v.pipe(v.picklist(['error', 'warning', 'info']), v.description('error by default, info for deprecated.')),
  ),
  why: v.optional(v.pipe(text, v.description('Why the rule exists: shown beside each violation.'))),
  instead: v.optional(v.pipe(text, v.description('What to do instead: shown beside each violation.'))),
  except: v.optional(v.pipe(v.array(exception), v.description('What is tolerated on purpose.'))),
};

const edgeKinds = v.optional(
  v.pipe(
    v.pipe(v.array(v.picklist(['static', 'type', 'deferred', 're-export'])), v.minLength(1)),
    v.description('Kinds of imports that count; all by default.'),
  ),
);

const from = v.pipe(fileSelector, v.description('The files that import.'));
const to = v.pipe(targetSelector, v.description('What they import.'));
const dependency = { from, to, edges: edgeKinds };

const rule = v.variant('kind', [
  v.strictObject({
    kind: v.literal('layers'),
    ...common,
    order: v.pipe(
      v.array(name),
      v.minLength(2),
      v.description('Layers, outermost first: each may use those after it.'),
    ),
    strict: v.optional(v.pipe(v.boolean(), v.description('Only the next one below.'))),
  }),
  v.strictObject({ kind: v.literal('forbidden'), ...common, ...dependency }),
  v.strictObject({ kind: v.literal('deprecated'), ...common, ...dependency }),
  v.strictObject({ kind: v.literal('allowed'), ...common, ...dependency }),
  v.strictObject({ kind: v.literal('required'), ...common, from, to }),
  v.strictObject({
    kind: v.literal('reachable'),
    ...common,
    from: fileSelector,
    to: fileSelector,
    never: v.optional(v.pipe(v.boolean(), v.description('The files of `to` must not be reachable.'))),
  }),
  v.strictObject({
    kind: v.literal('cycles'),
    ...common,
    within: v.optional(fileSelector),
    level: v.optional(v.picklist(['files', 'modules'])),
    strength: v.optional(
      v.pipe(
        v.picklist(['run-time', 'deferred', 'type-only']),
        v.description('The weakest circle that counts; run-time by default.'),
      ),
    ),
  }),
  v.strictObject({
    kind: v.literal('entry-points'),
    ...common,
    module: v.pipe(
      fileSelector,
      v.description('The files of the module; groups in `matches` make many modules.'),
    ),
    entries: v.pipe(fileSelector, v.description('Those of them that others may import.')),
  }),
  v.strictObject({
    kind: v.literal('naming'),
    ...common,
    from: fileSelector,
    names: v.pipe(oneOrMore, v.description('Globs over the name of the file: *.service.ts.')),
  }),
  v.strictObject({ kind: v.literal('placement'), ...common, from: fileSelector, in: fileSelector }),
  v.strictObject({
    kind: v.literal('metric'),
    ...common,
    of: fileSelector,
    metric: v.picklist(['lines', 'incoming', 'outgoing', 'files', 'instability', 'distance']),
    atMost: v.pipe(v.number(), v.minValue(0)),
  }),
]);

const layer = v.strictObject({
  name: v.pipe(name, v.description('What rules call it.')),
  files: v.pipe(fileSelector, v.description('Its files.')),
  with: v.optional(
    v.pipe(name, v.description('A layer in whose row it stands: the two do not see each other.')),
  ),
});

export const rulesFileSchema = v.strictObject({
  version: v.optional(v.literal(1)),
  layers: v.optional(v.nullable(v.array(layer))),
  rules: v.optional(v.nullable(v.array(rule))),
  unresolved: v.optional(
    v.pipe(
      v.array(exception),
      v.description('Imports that lead nowhere and may do so; `to.packages` stands for what is imported.'),
    ),
  ),
});

/** Keys that may stand at a place of the file, for a remedy that names them. */
export function knownKeys(path: readonly (string | number)[], kind: string | undefined): readonly string[] {
  const last = path.at(-1);
  if (path.length === 0) return Object.keys(rulesFileSchema.entries);
  if (path.length === 2 && path[0] === 'layers') return Object.keys(layer.entries);
  if (path.length === 2 && path[0] === 'rules') {
    return Object.keys(rule.options.find((each) => each.entries.kind.literal === kind)?.entries ?? common);
  }
  if (typeof last === 'number') return Object.keys(exception.entries);
  return [...Object.keys(fileFields), ...(path.includes('to') ? ['packages'] : []), 'not'];
}

export type WrittenRules = v.InferOutput<typeof rulesFileSchema>;
type WrittenRule = v.InferOutput<typeof rule>;

/** Short forms written out. */
export function expandRules({ layers, rules, unresolved }: WrittenRules): RuleSet {
  return {
    layers: (layers ?? []).map(({ files, ...rest }) => ({ ...defined(rest), files: selectorOf(files) })),
    rules: (rules ?? []).map(ruleOf),
    ...(unresolved === undefined ? {} : { unresolved: unresolved.map(exceptionOf) }),
  };
}

const SELECTORS = ['from', 'to', 'within', 'module', 'entries', 'in', 'of'] as const;

function ruleOf({ severity, except, ...rest }: WrittenRule): Rule {
  const fields: Record<string, unknown> = { ...rest };
  for (const field of SELECTORS) {
    if (fields[field] !== undefined) fields[field] = selectorOf(fields[field] as WrittenSelector);
  }
  for (const field of ['why', 'instead'] as const) {
    const words = rest[field];
    if (words !== undefined) fields[field] = oneLine(words);
  }
  if (rest.kind === 'naming') fields.names = listOf(rest.names);
  return {
    ...fields,
    severity: severity ?? (rest.kind === 'deprecated' ? 'info' : 'error'),
    ...(except === undefined ? {} : { except: except.map(exceptionOf) }),
  } as Rule;
}

function exceptionOf({ from, to, reason, until }: v.InferOutput<typeof exception>): RuleException {
  return {
    ...(from === undefined ? {} : { from: selectorOf(from) }),
    ...(to === undefined ? {} : { to: selectorOf(to) }),
    reason: oneLine(reason),
    ...(until === undefined ? {} : { until }),
  };
}

/** A block of YAML (`why: |`) ends its lines where the file does; what shows it has its own width. */
function oneLine(words: string): string {
  return words.replace(/\s+/g, ' ').trim();
}

function selectorOf(written: WrittenSelector): TargetSelector & FileSelector {
  if (typeof written === 'string') return { files: [written] };
  if (Array.isArray(written)) return { files: written };
  const { not, ...fields } = written as WrittenSelectorFields;
  const lists = Object.entries(fields).flatMap(([field, value]) =>
    value === undefined ? [] : [[field, listOf(value as string | readonly string[])]],
  );
  return { ...Object.fromEntries(lists), ...(not === undefined ? {} : { not: selectorOf(not) }) };
}

function listOf(value: string | readonly string[]): readonly string[] {
  return typeof value === 'string' ? [value] : value;
}

function defined<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as T;
}

function isDay(written: string): boolean {
  const [year = 0, month = 0, date = 0] = written.split('-').map(Number);
  const time = new Date(Date.UTC(year, month - 1, date));
  return time.getUTCMonth() === month - 1 && time.getUTCDate() === date;
}
