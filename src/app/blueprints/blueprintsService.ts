/** The area `blueprints`: finding them, saying what one comes to, checking and making them. */
import type { ArchitectureModel } from '../../core/model/architectureModel.ts';
import type { BlueprintDescription, BlueprintPlan } from '../../core/model/blueprint.ts';
import type { BlueprintFiles } from '../../core/ports/blueprintFiles.ts';
import type { SourceScanner } from '../../core/ports/sourceScanner.ts';
import type { SyntaxReader } from '../../core/ports/syntaxReader.ts';
import type { WiringReader } from '../../core/ports/wiringReader.ts';
import type {
  BeginRequest,
  BlueprintCheck,
  BlueprintDraft,
  BlueprintRef,
  BlueprintSource,
  BlueprintsApi,
  BlueprintsReport,
  ExtractRequest,
  GenerateRequest,
} from '../../protocol/blueprintsApi.ts';
import type { Call } from '../../protocol/call.ts';
import { type BlueprintBook, blueprintBook, blueprintNamed } from './blueprintBook.ts';
import { checkBlueprint } from './checkBlueprint.ts';
import { beginBlueprint, extractDraft } from './draftBlueprint.ts';
import { planBlueprint } from './planBlueprint.ts';

export interface BlueprintsParts {
  readonly files: BlueprintFiles;
  /** Undefined where nothing was analysed. */
  model(root: string): ArchitectureModel | undefined;
  /** Every walked path; none where nothing was analysed. */
  paths(root: string): readonly string[];
  read(root: string, path: string): Promise<string | undefined>;
  readonly syntax: SyntaxReader;
  readonly wiring: WiringReader;
  /** Parses texts. */
  scanner(): Promise<SourceScanner>;
}

export class BlueprintsService implements BlueprintsApi {
  readonly #parts: BlueprintsParts;

  constructor(parts: BlueprintsParts) {
    this.#parts = parts;
  }

  async list(source: BlueprintSource, { signal }: Call = {}): Promise<BlueprintsReport> {
    const folders = await this.#parts.files.folders({ ...source, signal });
    const { blueprints, broken } = blueprintBook(folders);
    return {
      blueprints: blueprints.map(({ summary }) => summary),
      broken,
      leftOut: folders.flatMap(({ leftOut }) => leftOut),
    };
  }

  async describe(
    { blueprint: name, ...source }: BlueprintRef,
    call: Call = {},
  ): Promise<BlueprintDescription> {
    const { summary, manifest } = blueprintNamed(await this.#book(source, call), name);
    const templates = Object.entries(manifest.languages).map(([language, spec]) => [
      language,
      (spec?.files ?? []).map(({ path }) => path),
    ]);
    return { ...summary, parameters: manifest.parameters, templates: Object.fromEntries(templates) };
  }

  async plan(
    { blueprint: name, root, from, ...asked }: GenerateRequest,
    call: Call = {},
  ): Promise<BlueprintPlan> {
    const { files, model, paths, read, syntax, wiring } = this.#parts;
    const book = await this.#book({ root, ...(from === undefined ? {} : { from }) }, call);
    return planBlueprint(blueprintNamed(book, name), asked, {
      model: model(root),
      ...{ paths: paths(root), syntax, wiring },
      read: (path) => read(root, path),
      standing: (path) => files.standing(root, path),
    });
  }

  async check(
    { blueprint: name, ...source }: BlueprintSource & { readonly blueprint?: string },
    call: Call = {},
  ): Promise<readonly BlueprintCheck[]> {
    const book = await this.#book(source, call);
    const chosen = name === undefined ? book.blueprints : [blueprintNamed(book, name)];
    const scanner = await this.#parts.scanner();
    const checks: BlueprintCheck[] = [];
    for (const each of chosen) checks.push(await checkBlueprint(each, scanner, call.signal));
    const broken = name === undefined ? book.broken : [];
    return [
      ...checks,
      ...broken.map(({ folder, problems }) => ({
        blueprint: folder.split(/[/\\]/).at(-1)!,
        folder,
        problems,
      })),
    ];
  }

  async begin(request: BeginRequest): Promise<BlueprintDraft> {
    return beginBlueprint(request);
  }

  async extract(request: ExtractRequest): Promise<BlueprintDraft> {
    const { paths, read } = this.#parts;
    return extractDraft(request, { paths: paths(request.root), read: (path) => read(request.root, path) });
  }

  async dispose(): Promise<void> {}

  async #book(source: BlueprintSource, { signal }: Call): Promise<BlueprintBook> {
    return blueprintBook(await this.#parts.files.folders({ ...source, signal }));
  }
}
