/** The JSON of the commands about rules, as the README promises it. */
import * as v from 'valibot';
import { confidence, count, evidence, line, path, resolution, severity, text } from './jsonContract.ts';

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

const fileSelector = v.record(
  v.picklist(['files', 'matches', 'modules', 'layers', 'packages', 'not']),
  v.unknown(),
);
const exception = v.strictObject({
  from: v.optional(fileSelector),
  to: v.optional(fileSelector),
  reason: text,
  until: v.optional(v.pipe(v.string(), v.isoDate())),
});
const layers = v.array(v.strictObject({ name: text, files: fileSelector, with: v.optional(text) }));
const ruleEntries = {
  id: text,
  kind: v.picklist([
    'layers',
    'forbidden',
    'deprecated',
    'allowed',
    'required',
    'reachable',
    'cycles',
    'entry-points',
    'naming',
    'placement',
    'metric',
  ]),
  severity,
  why: v.optional(text),
  instead: v.optional(text),
  except: v.optional(v.array(exception)),
};

export const rulesListJson = v.strictObject({
  rulesFile: path,
  standing,
  layers,
  rules: v.array(v.looseObject({ ...ruleEntries, line })),
  problems: rulesProblems,
});

export const rulesInferJson = v.strictObject({
  rulesFile: path,
  proposals: v.array(
    v.strictObject({
      rule: v.looseObject(ruleEntries),
      layers,
      confidence,
      support: count,
      exceptions: evidence,
      bites: text,
      evidence: v.pipe(evidence, v.minLength(1)),
    }),
  ),
});

export const rulesWrittenJson = v.strictObject({
  added: v.array(text),
  present: v.array(text),
  notes: v.array(text),
});

export const rulesDryRunJson = v.strictObject({
  ...rulesWrittenJson.entries,
  edits: v.array(v.looseObject({ type: v.picklist(['change', 'create']), path })),
  diff: v.string(),
});
