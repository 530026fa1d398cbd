/** Messages between the page of a new project and the extension. What comes from the page is checked before it is used. */
import * as v from 'valibot';
import type { AlternativesReport } from './alternativesApi.ts';

export interface ShownProposal {
  readonly sentence: string;
  /** Name of the folder that it would be written to. */
  readonly folder: string;
  readonly report: AlternativesReport;
}

export type ToNewProject =
  | { readonly type: 'proposal'; readonly proposal: ShownProposal }
  /** Nothing was asked for yet. */
  | { readonly type: 'empty' }
  | { readonly type: 'working'; readonly what: string }
  | { readonly type: 'failed'; readonly reason: string }
  /** The project is there. */
  | { readonly type: 'written'; readonly id: string; readonly files: number };

export const fromNewProjectSchema = v.variant('type', [
  v.object({ type: v.literal('ready') }),
  v.object({ type: v.literal('describe') }),
  v.object({ type: v.literal('answer') }),
  v.object({ type: v.literal('pick'), id: v.pipe(v.string(), v.maxLength(100)) }),
]);

export type FromNewProject = v.InferOutput<typeof fromNewProjectSchema>;
