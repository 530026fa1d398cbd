/** The workspaces that an engine holds, what reads them, and who hears of their state. */
import { CodedError, codeOf } from '../base/codedError.ts';
import type { ArchitectureModel } from '../core/model/architectureModel.ts';
import type { Suggestion } from '../core/model/suggestion.ts';
import type { SourceScanner } from '../core/ports/sourceScanner.ts';
import type { AnalysisOptions, EngineEvents, IndexState } from '../protocol/engineApi.ts';
import type { EnginePorts, ScanLimits } from './enginePorts.ts';
import { OfferedSuggestions } from './offeredSuggestions.ts';
import { DriftWatch } from './reports/drift.ts';
import { WorkspaceFixes } from './rules/fixes.ts';
import { WorkspaceSession } from './session/workspaceSession.ts';
import { throttleStates } from './throttleStates.ts';

export interface Workspace {
  readonly session: WorkspaceSession;
  options: AnalysisOptions | undefined;
  /** Reading for a place or for drift, which gives way to an edit. */
  placing: AbortController | undefined;
  readonly drift: DriftWatch;
  suggested:
    | {
        readonly revision: number;
        readonly list: readonly Suggestion[];
        /** Left out of it. */
        readonly dismissed: ReadonlySet<string>;
      }
    | undefined;
  readonly fixes: WorkspaceFixes;
  readonly offered: OfferedSuggestions;
  /** Those whose edits were asked for: carried out, they are on no list any more. */
  readonly planned: OfferedSuggestions;
  /** How often files were told to have changed. */
  changes: number;
}

export class Workspaces implements EngineEvents {
  readonly #ports: EnginePorts;
  readonly #touched: () => void;
  readonly #workspaces = new Map<string, Workspace>();
  readonly #scanners = new Map<string, Promise<SourceScanner>>();
  /** Whose last state was that all is read. */
  readonly #ready = new Set<string>();
  readonly #listeners = new Set<(root: string, state: IndexState) => void>();

  /** @param touched called whenever something is asked of a workspace. */
  constructor(ports: EnginePorts, touched: () => void) {
    this.#ports = ports;
    this.#touched = touched;
  }

  onState(listener: (root: string, state: IndexState) => void) {
    this.#listeners.add(listener);
    return { dispose: () => this.#listeners.delete(listener) };
  }

  of(root: string): Workspace {
    this.#touched();
    let workspace = this.#workspaces.get(root);
    if (workspace === undefined) {
      const onState = throttleStates((state) => this.#emit(root, state), this.#ports.now);
      workspace = {
        session: new WorkspaceSession({ root, ports: this.#ports, onState }),
        options: undefined,
        placing: undefined,
        drift: new DriftWatch(),
        suggested: undefined,
        fixes: new WorkspaceFixes(),
        offered: new OfferedSuggestions(),
        planned: new OfferedSuggestions(),
        changes: 0,
      };
      this.#workspaces.set(root, workspace);
    }
    return workspace;
  }

  /** Nothing is begun, and nobody hears of it. */
  known(root: string): Workspace | undefined {
    return this.#workspaces.get(root);
  }

  /** Those that have been read to the end. */
  readyRoots(): readonly string[] {
    return [...this.#ready];
  }

  /** Throws `not-analysed`. */
  model(root: string): ArchitectureModel {
    const model = this.#workspaces.get(root)?.session.model;
    if (model === undefined) throw notAnalysed(root);
    return model;
  }

  /** The model with what classes and functions do. */
  async shaped(root: string, signal: AbortSignal, unasked = false): Promise<ArchitectureModel> {
    const { session, options } = this.of(root);
    if (options === undefined) throw notAnalysed(root);
    const model = await session.withShapes(await this.scanner(options), signal, unasked);
    if (model === undefined) throw notAnalysed(root);
    return model;
  }

  scanner(limits: Pick<AnalysisOptions, keyof ScanLimits>): Promise<SourceScanner> {
    const { cpuBudget, maxFileBytes, nativeParser = false } = limits;
    const key = `${cpuBudget} ${maxFileBytes} ${nativeParser}`;
    let scanner = this.#scanners.get(key);
    if (scanner === undefined) {
      scanner = this.#ports.createScanner({ cpuBudget, maxFileBytes, nativeParser });
      this.#scanners.set(key, scanner);
    }
    return scanner;
  }

  async close(root: string): Promise<void> {
    const workspace = this.#workspaces.get(root);
    this.#workspaces.delete(root);
    this.#ready.delete(root);
    await workspace?.session.dispose();
  }

  roots(): readonly string[] {
    return [...this.#workspaces.keys()];
  }

  async disposeScanners(): Promise<void> {
    await Promise.all([...this.#scanners.values()].map(async (scanner) => (await scanner).dispose()));
  }

  #emit(root: string, state: IndexState): void {
    const was = this.#ready.delete(root);
    if (state.phase === 'ready') this.#ready.add(root);
    if (state.phase === 'ready' && !was) this.#touched();
    for (const listener of this.#listeners) {
      try {
        listener(root, state);
      } catch (error) {
        this.#ports.log(`A listener failed: ${codeOf(error) ?? error}`);
      }
    }
  }
}

export function notAnalysed(root: string): CodedError {
  return new CodedError('not-analysed', `${root} has not been analysed yet. Analyse it first.`);
}
