/** The JSON of the command line as the README promises it: nothing less, and nothing that is not promised. */
import * as v from 'valibot';

const path = v.pipe(
  v.string(),
  v.minLength(1),
  v.check((text) => !/^[/\\]|\\|^[A-Za-z]:/.test(text), 'relative, with /'),
);
const line = v.pipe(v.number(), v.integer(), v.minValue(1));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{40}$/));
const text = v.pipe(v.string(), v.minLength(1));
const confidence = v.picklist(['proven', 'likely', 'guess']);
const evidence = v.array(v.strictObject({ path, line, text }));
const resolution = v.strictObject({ resolved: count, external: count, unresolved: count });

export const graphJson = v.strictObject({
  files: v.array(v.strictObject({ path, language: text, module: text })),
  edges: v.array(
    v.strictObject({
      from: path,
      to: path,
      kind: v.picklist(['static', 'type', 'deferred', 're-export', 'reference', 'declared']),
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

export const findingsJson = v.strictObject({
  findings: v.array(
    v.strictObject({
      id: text,
      kind: v.picklist([
        'cycle',
        'module-cycle',
        'misplaced-file',
        'god-module',
        'unstable-dependency',
        'orphan',
        'rule-violation',
        'rule-problem',
      ]),
      severity: v.picklist(['error', 'warning', 'info']),
      confidence,
      title: text,
      explanation: text,
      evidence: v.pipe(evidence, v.minLength(1)),
      subjects: v.pipe(v.array(text), v.minLength(1)),
    }),
  ),
});

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
      kind: v.picklist(['break-cycle', 'move-file', 'split-module', 'extract-interface', 'remove-orphan']),
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

const severity = v.picklist(['error', 'warning', 'info']);
const standing = v.picklist(['none', 'current', 'last-good', 'broken']);
const rulesProblems = v.array(
  v.strictObject({
    kind: v.picklist(['broken', 'speaks-of-nothing', 'overlap']),
    path,
    line,
    message: text,
    remedy: text,
    subject: v.optional(text),
  }),
);

export const checkJson = v.strictObject({
  rulesFile: path,
  standing,
  rules: count,
  kept: v.array(text),
  violations: v.array(
    v.strictObject({
      fingerprint: text,
      rule: text,
      ruleLine: v.optional(line),
      severity,
      from: path,
      to: v.optional(text),
      line,
      message: text,
      why: v.optional(text),
      instead: v.optional(text),
      example: v.optional(v.strictObject({ path, line, text })),
      chain: v.optional(evidence),
    }),
  ),
  problems: rulesProblems,
  files: count,
  older: v.optional(count),
  resolution,
  baseline: v.optional(v.strictObject({ known: count, gone: count })),
});

const subject = v.strictObject({
  kind: v.picklist(['file', 'folder', 'module', 'layer', 'package', 'new-file']),
  name: text,
  files: count,
});
const ruleWord = v.strictObject({
  rule: text,
  kind: text,
  line,
  says: v.picklist(['forbids', 'deprecates', 'tolerates', 'allows']),
  message: text,
  from: v.optional(text),
  to: v.optional(text),
  why: v.optional(text),
  instead: v.optional(text),
  example: v.optional(v.strictObject({ path, line, text })),
});
const answer = {
  standing,
  from: subject,
  to: subject,
  verdict: v.picklist(['allowed', 'deprecated', 'forbidden', 'partly']),
  rules: v.array(ruleWord),
};

export const mayJson = v.strictObject(answer);
export const whyJson = v.strictObject({
  ...answer,
  steps: v.array(v.strictObject({ from: path, to: text, kind: text, line, rules: v.array(ruleWord) })),
  direct: count,
});
