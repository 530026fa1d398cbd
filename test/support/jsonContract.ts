/** The JSON of the command line as the README promises it: nothing less, and nothing that is not promised. */
import * as v from 'valibot';
import { TOPICS } from '../../src/core/decisions/tables/decisionTable.ts';
import type { FindingKind } from '../../src/core/model/finding.ts';
import type { SuggestionKind } from '../../src/core/model/suggestion.ts';

export const path = v.pipe(
  v.string(),
  v.minLength(1),
  v.check((text) => !/^[/\\]|\\|^[A-Za-z]:/.test(text), 'relative, with /'),
);
export const line = v.pipe(v.number(), v.integer(), v.minValue(1));
export const count = v.pipe(v.number(), v.integer(), v.minValue(0));
export const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
export const severity = v.picklist(['error', 'warning', 'info']);
const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{40}$/));
export const text = v.pipe(v.string(), v.minLength(1));
export const confidence = v.picklist(['proven', 'likely', 'guess']);
export const evidence = v.array(v.strictObject({ path, line, text }));
export const resolution = v.strictObject({ resolved: count, external: count, unresolved: count });

const edgeKind = v.picklist(['static', 'type', 'deferred', 're-export', 'reference', 'declared']);

export const graphJson = v.strictObject({
  files: v.array(v.strictObject({ path, language: text, module: text })),
  edges: v.array(
    v.strictObject({
      from: path,
      to: path,
      kind: edgeKind,
      line,
    }),
  ),
  unresolved: v.array(v.strictObject({ from: path, specifier: v.string(), reason: text, line })),
  cycles: v.array(v.pipe(v.array(path), v.minLength(2))),
  resolution,
});

export const modulesJson = v.strictObject({
  modules: v.array(
    v.strictObject({
      name: text,
      path: text,
      files: v.pipe(v.array(path), v.minLength(1)),
      dependsOn: v.array(text),
      metrics: v.strictObject({
        afferent: count,
        efferent: count,
        instability: share,
        abstractness: share,
        distance: share,
        cohesion: share,
        lines: count,
      }),
    }),
  ),
});

export const findingKinds = [
  'cycle',
  'module-cycle',
  'misplaced-file',
  'god-module',
  'unstable-dependency',
  'orphan',
  'hub',
  'shotgun-surgery',
  'divergent-change',
  'leaky-abstraction',
  'bypassed-layer',
  'dead-module',
  'duplicated-structure',
  'pattern-drift',
  'rule-violation',
  'rule-problem',
  'broken-record-link',
  'record-conflict',
  'contradicted-decision',
  'competing-choices',
  'toolchain-mismatch',
] as const satisfies readonly FindingKind[];

const finding = v.strictObject({
  id: text,
  kind: v.picklist(findingKinds),
  severity,
  confidence,
  title: text,
  explanation: text,
  evidence: v.pipe(evidence, v.minLength(1)),
  subjects: v.pipe(v.array(text), v.minLength(1)),
});

export const findingsJson = v.strictObject({ findings: v.array(finding) });

export const decisionsJson = v.strictObject({
  decisions: v.array(
    v.strictObject({
      id: text,
      origin: v.picklist(['record', 'implied']),
      topic: v.picklist(['record', ...TOPICS]),
      title: text,
      status: v.picklist(['proposed', 'accepted', 'rejected', 'deprecated', 'superseded', 'unknown']),
      date: v.optional(v.pipe(v.string(), v.isoDate())),
      version: v.optional(text),
      supersedes: v.optional(v.array(text)),
      supersededBy: v.optional(v.array(text)),
      amends: v.optional(v.array(text)),
      confidence,
      evidence: v.pipe(evidence, v.minLength(1)),
    }),
  ),
  findings: v.array(finding),
});

export const suggestionKinds = [
  'break-cycle',
  'move-file',
  'split-module',
  'extract-interface',
  'fix-violation',
  'remove-orphan',
] as const satisfies readonly SuggestionKind[];

const replacements = v.array(v.strictObject({ start: count, end: count, text: v.string() }));
const edit = v.variant('type', [
  v.strictObject({ type: v.literal('change'), path, hash, replacements }),
  v.strictObject({ type: v.literal('create'), path, content: v.string() }),
  v.strictObject({ type: v.literal('move'), path, to: path, hash, replacements }),
  v.strictObject({ type: v.literal('delete'), path, hash }),
]);

export const suggestJson = v.strictObject({
  suggestions: v.array(
    v.strictObject({
      id: v.pipe(v.string(), v.regex(/^[\w-]+$/)),
      kind: v.picklist(suggestionKinds),
      title: text,
      rationale: text,
      confidence,
      score: share,
      origin: v.picklist(['rule', 'learned', 'model']),
      evidence: v.pipe(evidence, v.minLength(1)),
      findingId: v.optional(text),
      edits: v.array(edit),
      steps: v.array(text),
    }),
  ),
});

const named = v.array(
  v.strictObject({ name: v.pipe(v.string(), v.regex(/^[a-z-]+$/)), confidence: share, evidence }),
);

export const patternsJson = v.strictObject({
  design: v.array(
    v.strictObject({
      pattern: text,
      confidence: share,
      class: confidence,
      roles: v.array(v.strictObject({ role: text, path, symbol: text, line })),
      evidence,
    }),
  ),
  style: named,
  communication: named,
  data: named,
  channels: v.array(
    v.strictObject({
      kind: v.picklist([
        'http',
        'graphql',
        'grpc',
        'websocket',
        'message',
        'event',
        'mediator',
        'rpc',
        'job',
      ]),
      channel: text,
      producer: v.strictObject({ path, line, text }),
      consumer: v.strictObject({ path, line, text }),
    }),
  ),
  entities: v.array(v.strictObject({ name: text, table: text, place: v.strictObject({ path, line, text }) })),
});

export const analyzeJson = v.strictObject({
  root: text,
  revision: count,
  files: count,
  testFiles: count,
  lines: count,
  languages: v.array(v.strictObject({ language: text, files: count, lines: count })),
  modules: count,
  edges: count,
  cycles: v.strictObject({ runTime: count, typeOnly: count, filesInCycles: count }),
  findings: v.strictObject({ error: count, warning: count, info: count }),
  resolution,
  central: v.array(v.strictObject({ path, centrality: v.number(), incoming: count })),
  hotspots: v.array(v.strictObject({ path, commits: count, lines: count })),
  problems: v.array(v.strictObject({ path: v.string(), code: text, message: text, line: v.optional(line) })),
});

const mark = v.optional(v.picklist(['violation', 'cycle']));

export const mapJson = v.strictObject({
  name: text,
  revision: count,
  expanded: v.array(v.string()),
  focus: v.optional(path),
  depth: v.picklist([1, 2, 3]),
  nodes: v.array(
    v.strictObject({
      id: v.string(),
      label: text,
      kind: v.picklist(['folder', 'file']),
      parent: v.pipe(v.number(), v.integer(), v.minValue(-1)),
      expanded: v.boolean(),
      level: count,
      band: count,
      layer: v.optional(text),
      apart: v.optional(v.literal(true)),
      module: v.optional(v.literal(true)),
      files: count,
      lines: count,
      incoming: count,
      outgoing: count,
      inside: count,
      inCycles: count,
      violations: count,
      distance: v.optional(count),
    }),
  ),
  edges: v.array(
    v.strictObject({
      from: count,
      to: count,
      count,
      kind: edgeKind,
      mark,
      upward: v.optional(v.literal(true)),
    }),
  ),
  totalFiles: count,
  shownFiles: count,
});

export const placedFolder = v.strictObject({
  path: v.string(),
  confidence: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
  why: text,
});

export const placeJson = v.strictObject({
  places: v.array(v.strictObject({ name: text, folders: v.array(placedFolder) })),
});

/** A line of the answers to `--queries`. */
export const placeLine = v.strictObject({ id: v.string(), folders: v.array(placedFolder) });

const learnedProject = { name: text, root: text, learned: text, files: count, concepts: count };

export const learnJson = v.strictObject({
  projects: v.array(v.strictObject({ ...learnedProject, before: v.picklist(['none', 'replaced', 'same']) })),
});

export const similarJson = v.strictObject({
  projects: v.array(
    v.strictObject({
      ...learnedProject,
      similarity: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
      why: text,
    }),
  ),
});

const learnedItem = {
  id: text,
  kind: v.picklist(['concept', 'preference', 'rejection']),
  title: text,
  explanation: text,
  effect: text,
  weight: v.number(),
  evidence: v.array(
    v.strictObject({ text, places: v.array(v.strictObject({ root: text, path: text, line: count })) }),
  ),
  trend: v.strictObject({
    word: v.picklist(['new', 'steady', 'rising', 'falling']),
    points: v.array(v.number()),
  }),
  date: text,
  projects: v.array(text),
  pinned: v.boolean(),
  disabled: v.boolean(),
  edited: v.boolean(),
  shared: v.boolean(),
  canUndo: v.boolean(),
  edit: v.exactOptional(
    v.variant('type', [
      v.strictObject({ type: v.literal('concept'), naming: text, folder: text }),
      v.strictObject({ type: v.literal('preference'), nudge: v.number() }),
    ]),
  ),
  rejection: v.exactOptional(v.picklist(['in force', 'code changed', 'elsewhere'])),
  offers: count,
};

export const learnedItemJson = v.strictObject(learnedItem);
export const learnedForgetJson = v.strictObject({ offers: count });
export const learnedImportJson = v.strictObject({ changed: count, leftOut: count });

export const learnedJson = v.strictObject({
  projects: v.array(v.strictObject(learnedProject)),
  concepts: v.array(
    v.strictObject({
      says: text,
      kind: v.picklist(['part', 'test', 'entry', 'layout', 'numbered']),
      role: text,
      extension: v.string(),
      naming: text,
      folder: text,
      template: text,
      support: count,
      against: count,
      companions: v.array(text),
      uses: v.array(text),
      packages: v.array(text),
      declares: v.string(),
      skeleton: v.string(),
      projects: v.array(v.strictObject({ project: text, times: count, learned: text })),
    }),
  ),
  items: v.array(v.strictObject(learnedItem)),
  forgotten: count,
});

export const feedbackLogJson = v.strictObject({
  lines: v.array(
    v.strictObject({
      number: count,
      atMs: count,
      root: text,
      projectName: v.exactOptional(text),
      suggestion: text,
      title: v.string(),
      text,
    }),
  ),
});

export const feedbackImportJson = v.strictObject({
  offers: count,
  actions: count,
  known: count,
  refused: count,
  problems: v.array(v.strictObject({ line: count, why: text })),
});

export const feedbackForgetJson = v.strictObject({ offers: count });
