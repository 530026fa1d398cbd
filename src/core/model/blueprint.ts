/** Blueprints: templates for a structure, a pattern, a framework's feature or a configuration, and what comes of one in a workspace. */
import type { FileEdit } from './suggestion.ts';

export const BLUEPRINT_KINDS = ['structure', 'pattern', 'feature', 'configuration'] as const;
export type BlueprintKind = (typeof BLUEPRINT_KINDS)[number];

export const BLUEPRINT_LANGUAGES = [
  'typescript',
  'javascript',
  'python',
  'java',
  'csharp',
  'go',
  'rust',
  'kotlin',
  'php',
  'cpp',
] as const;
export type BlueprintLanguage = (typeof BLUEPRINT_LANGUAGES)[number];

/** Kinds of systems that a structure may be made for. */
export const SYSTEM_KINDS = [
  'api',
  'web-app',
  'frontend',
  'cli',
  'library',
  'plugin-host',
  'worker',
  'pipeline',
  'realtime',
  'desktop',
  'mobile',
  'game',
] as const;
export type SystemKind = (typeof SYSTEM_KINDS)[number];

/**
 * What is wanted of a structure. `simplicity`: few parts, soon running. `domain`: the rules of the business are at the centre.
 * `replacement`: database, framework or provider can be replaced. `tests`: the inside is tested without the outside. `teams`: several people
 * work without meeting in one place. `growth`: parts are deployed and scaled apart. `extension`: others add to it without changing it.
 * `events`: parts react to what happens in others. `screens`: much of it is what a person sees.
 */
export const NEEDS = [
  'simplicity',
  'domain',
  'replacement',
  'tests',
  'teams',
  'growth',
  'extension',
  'events',
  'screens',
] as const;
export type Need = (typeof NEEDS)[number];

/** 0: not at all, 3: it is made for this. */
export type Suitability = 0 | 1 | 2 | 3;

/** What a structure is good for, so that it can be held against others. What is not named is 0. */
export interface BlueprintSuits {
  readonly systems: Readonly<Partial<Record<SystemKind, Suitability>>>;
  readonly needs: Readonly<Partial<Record<Need, Suitability>>>;
  /** What each layer of its preset, or each folder where it has none, is responsible for. */
  readonly layers: Readonly<Record<string, string>>;
  readonly patterns: readonly { readonly name: string; readonly why: string }[];
  readonly risks: readonly string[];
  /** What would speak for another structure, a clause each that follows “unless”. */
  readonly unless: readonly string[];
}

/** Where a blueprint was found; of two with one name, the later of this list counts. */
export const BLUEPRINT_ORIGINS = ['shipped', 'profile', 'workspace', 'given'] as const;
export type BlueprintOrigin = (typeof BLUEPRINT_ORIGINS)[number];

/** `names` are several, with commas between them where they are typed. */
export const PARAMETER_TYPES = ['name', 'names', 'text', 'boolean', 'integer', 'choice'] as const;
export type ParameterType = (typeof PARAMETER_TYPES)[number];

export type BlueprintValue = string | number | boolean | readonly string[];

export interface BlueprintParameter {
  readonly name: string;
  readonly about: string;
  readonly type: ParameterType;
  /** Without one it has to be said. */
  readonly default?: BlueprintValue | undefined;
  /** Of a `choice`. */
  readonly choices?: readonly string[] | undefined;
  /** A condition in Liquid over the parameters before it; where it does not hold, nobody is asked. */
  readonly when?: string | undefined;
}

export interface BlueprintFile {
  /** Relative to the blueprint's folder. */
  readonly template: string;
  /** A template too: relative to the folder that is generated into. */
  readonly path: string;
  /** A parameter with several names: a file for each of them, which is `item` there. */
  readonly each?: string | undefined;
  /** It tests the code at `path`: written where tests are kept, and named as they are. */
  readonly test?: boolean | undefined;
  readonly when?: string | undefined;
}

/** A registration of what is generated in a file of the project's own; one of `list`, `call` and `export`. */
export interface BlueprintWire {
  /** Globs over paths of the workspace, templates each. */
  readonly where: string | readonly string[];
  /** What the registration needs: a name, and the path of the generated file that it comes from, both templates. */
  readonly import?: { readonly name: string; readonly from: string } | undefined;
  /** `of`: `INSTALLED_APPS`, or `Module.providers` for a property of what a call or decorator `Module` is given. */
  readonly list?: { readonly of: string; readonly add: string } | undefined;
  /** A call beside the last one of that method, on the same object, with these arguments. */
  readonly call?: { readonly like: string; readonly with: string } | undefined;
  /** What is imported is given on, as a barrel does. */
  readonly export?: boolean | undefined;
  /** What a person is to do where no place is certain. */
  readonly otherwise: string;
  readonly when?: string | undefined;
}

export interface BlueprintLanguageSpec {
  readonly files: readonly BlueprintFile[];
  readonly wires?: readonly BlueprintWire[] | undefined;
}

export interface BlueprintManifest {
  readonly name: string;
  readonly kind: BlueprintKind;
  readonly title: string;
  readonly summary: string;
  /** What Groundplan is to find in what was generated. */
  readonly shows?:
    | { readonly pattern?: string | undefined; readonly preset?: string | undefined }
    | undefined;
  readonly suits?: BlueprintSuits | undefined;
  readonly parameters: readonly BlueprintParameter[];
  readonly languages: Readonly<Partial<Record<BlueprintLanguage, BlueprintLanguageSpec>>>;
  /** False: it is written as it stands, whatever the style of the code beside it. */
  readonly adapt: boolean;
  /** What is left for a person to do, a template each. Commands are shown, never run. */
  readonly afterwards: readonly string[];
}

export interface BlueprintSummary {
  readonly name: string;
  readonly kind: BlueprintKind;
  readonly title: string;
  readonly summary: string;
  readonly origin: BlueprintOrigin;
  /** Its folder. */
  readonly folder: string;
  readonly languages: readonly BlueprintLanguage[];
  readonly shows: NonNullable<BlueprintManifest['shows']>;
}

export interface BlueprintDescription extends BlueprintSummary {
  readonly parameters: readonly BlueprintParameter[];
  /** Templates by language. */
  readonly templates: Readonly<Partial<Record<BlueprintLanguage, readonly string[]>>>;
}

/** Something wrong in a blueprint. */
export interface BlueprintProblem {
  /** Relative to the blueprint's folder. */
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  readonly message: string;
}

/**
 * `new`: nothing is there. `same`: it is there as it would be written. `changed`: the blueprint or its values changed since, the person did
 * not. `merged`: both did, in different places. `conflict`: both did, in the same place. `taken`: something else is there. `wired`: a file of
 * the project's own, in which what is generated is registered.
 */
export type PlannedState = 'new' | 'same' | 'changed' | 'merged' | 'conflict' | 'taken' | 'wired';

export interface PlannedFile {
  /** Relative to the workspace. */
  readonly path: string;
  readonly state: PlannedState;
  /** As it would stand there afterwards; of a conflict or a taken path, if it were forced. */
  readonly text: string;
  /** What no text goes over, forced or not, in words that follow the path. */
  readonly why?: string;
}

/** What generating comes to; nothing is written by it. */
export interface BlueprintPlan {
  readonly title: string;
  readonly blueprint: string;
  readonly language: BlueprintLanguage;
  /** Relative to the workspace, empty for its root. */
  readonly folder: string;
  readonly values: Readonly<Record<string, BlueprintValue>>;
  /** `note`: the path of what is kept of it for the next time. */
  readonly files: readonly (PlannedFile & { readonly note: string })[];
  /** All or none of them; empty when something is in the way and was not forced, or nothing is left to do. */
  readonly edits: readonly FileEdit[];
  /** Paths that are in the way. */
  readonly refused: readonly string[];
  /** What was taken from the code beside it, in words. */
  readonly style: readonly string[];
  readonly afterwards: readonly string[];
}
