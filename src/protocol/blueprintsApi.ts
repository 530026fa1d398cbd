/** Blueprints: what there is, what one comes to in a workspace, and making one of what is there. Nothing is written by any of it. */
import type {
  BlueprintDescription,
  BlueprintKind,
  BlueprintLanguage,
  BlueprintPlan,
  BlueprintProblem,
  BlueprintSummary,
  BlueprintValue,
} from '../core/model/blueprint.ts';
import type { FileEdit } from '../core/model/suggestion.ts';
import type { Call } from './call.ts';

/** Where blueprints are looked for besides those that ship and the person's own. */
export interface BlueprintSource {
  /** A workspace: its `.groundplan/blueprints` count where it is trusted. */
  readonly root?: string;
  /** A folder (absolute), or a git repository by its address. */
  readonly from?: string;
}

export interface BlueprintRef extends BlueprintSource {
  readonly blueprint: string;
}

export interface BlueprintsReport {
  /** By kind and name. */
  readonly blueprints: readonly BlueprintSummary[];
  /** Those that cannot be used, by their folders. */
  readonly broken: readonly { readonly folder: string; readonly problems: readonly BlueprintProblem[] }[];
  /** What was not read, a sentence each. */
  readonly leftOut: readonly string[];
}

export interface GenerateRequest extends BlueprintRef {
  readonly root: string;
  /** Relative to the workspace, empty for its root; there or not yet. */
  readonly folder: string;
  /** The one that most of the workspace is written in, of those that the blueprint has, where nothing is said. */
  readonly language?: BlueprintLanguage;
  /** By parameter; texts are read as what the parameter is. */
  readonly values: Readonly<Record<string, BlueprintValue>>;
  /** What is in the way gives way; in a conflict, the newly generated text is taken. */
  readonly force?: boolean;
}

export interface BlueprintCheck {
  readonly blueprint: string;
  readonly folder: string;
  readonly problems: readonly BlueprintProblem[];
}

export interface BeginRequest {
  readonly root: string;
  /** In kebab-case. */
  readonly name: string;
  readonly kind: BlueprintKind;
  readonly language: BlueprintLanguage;
}

export interface ExtractRequest {
  readonly root: string;
  /** Of the workspace, relative to it. */
  readonly folder: string;
  /** Of the blueprint, in kebab-case. */
  readonly name: string;
  /** What becomes a parameter: by its name, how it is called in the folder. */
  readonly parameters: Readonly<Record<string, string>>;
}

export interface BlueprintDraft {
  /** Of the blueprint, relative to the workspace. */
  readonly folder: string;
  readonly edits: readonly FileEdit[];
  /** What was left out of it, a sentence each. */
  readonly notes: readonly string[];
}

export interface BlueprintsApi {
  list(request: BlueprintSource, call?: Call): Promise<BlueprintsReport>;
  /** Rejects with `unknown-blueprint`, and with `invalid-template` for one that is broken. */
  describe(request: BlueprintRef, call?: Call): Promise<BlueprintDescription>;
  /** Rejects with `unknown-blueprint`, `invalid-option` for values, `invalid-template` with file and line. */
  plan(request: GenerateRequest, call?: Call): Promise<BlueprintPlan>;
  /** Every language of every blueprint there, or of one, rendered with what is usual and parsed. */
  check(
    request: BlueprintSource & { readonly blueprint?: string },
    call?: Call,
  ): Promise<readonly BlueprintCheck[]>;
  /** The beginnings of a blueprint of the workspace's own. */
  begin(request: BeginRequest, call?: Call): Promise<BlueprintDraft>;
  /** A blueprint made of a folder of an analysed workspace. Rejects with `unknown-place`. */
  extract(request: ExtractRequest, call?: Call): Promise<BlueprintDraft>;
}
