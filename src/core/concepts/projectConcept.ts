/** One habit of a project, as it is kept. */
import * as v from 'valibot';
import type { ConceptKind } from '../model/concept.ts';

const counted = v.object({ name: v.string(), times: v.number() });

export const CONCEPT_KINDS: readonly ConceptKind[] = ['part', 'test', 'entry', 'layout', 'numbered'];

export const projectConcept = v.object({
  kind: v.picklist(CONCEPT_KINDS),
  /** The part that the files play: the last word of their names. */
  role: v.string(),
  extension: v.string(),
  /** How they are called: `{subject}.controller.ts`. */
  naming: v.string(),
  /** Last segment of the folder as it is written there, or a template of it between braces: `{subject}`. */
  folder: v.string(),
  /** The whole folder, with `{…}` for segments that differ: `src/{module}/dto`. */
  template: v.string(),
  /** Files that lie in such a folder, and those of the role that lie elsewhere. */
  support: v.number(),
  against: v.number(),
  /** Other files about the same subject, by their naming: tests, interfaces, requests. */
  companions: v.array(counted),
  /** Parts that most of them import. */
  uses: v.array(counted),
  /** Packages from outside that most of them import. */
  packages: v.array(counted),
  /** What they declare: `class`, `interface`, `function`; empty where they differ. */
  declares: v.string(),
  /** What most of what they declare is derived from. */
  bases: v.array(counted),
  /** What most of them declare within: methods and fields. */
  members: v.array(counted),
});
export type ProjectConcept = v.InferOutput<typeof projectConcept>;

/** Times that a habit is seen before it is one, and the share of the files that it has to hold for. */
export const LEAST_TIMES = 3;
export const LEAST_SHARE = 0.5;

/** Of what only some kinds of concepts say. */
export const NOTHING_MORE = { companions: [], uses: [], packages: [], declares: '', bases: [], members: [] };
