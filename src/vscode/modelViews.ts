/** What the surface shows of each model: asked of the engine once, however many views show it. */

import * as vscode from 'vscode';
import type { Decision } from '../core/model/decision.ts';
import type { Finding } from '../core/model/finding.ts';
import type { PreferredSuggestions } from '../core/model/preferred.ts';
import type { Suggestion } from '../core/model/suggestion.ts';
import type { ModuleSummariesReport, OverviewReport } from '../protocol/engineApi.ts';
import type { EngineHandle } from './engineHandle.ts';
import type { IndexController, ModelUpdate } from './indexController.ts';
import { readSetting } from './settings.ts';

/** Suggestions read many files: they are looked for when a person stops to think, not at every keystroke. */
const QUIET_MS = 1000;

interface Views {
  overview?: Promise<OverviewReport>;
  findings?: Promise<readonly Finding[]>;
  modules?: Promise<ModuleSummariesReport>;
  decisions?: Promise<readonly Decision[]>;
  suggestions?: Promise<readonly Suggestion[]>;
}

/** What learning puts aside: told, and to be had. */
export interface HeldBack {
  /** Ids of suggestions that are likely of no use to this person. */
  readonly quiet: ReadonlySet<string>;
  /** Left out for being like what was rejected. */
  readonly hidden: PreferredSuggestions['hidden'];
  /** Why nothing is: what was learned cannot be read. */
  readonly notice?: string;
}

const NOTHING: HeldBack = { quiet: new Set(), hidden: [] };

export class ModelViews implements vscode.Disposable {
  readonly #engine: EngineHandle;
  readonly #listening: vscode.Disposable;
  readonly #views = new Map<string, Views>();
  readonly #lastSuggestions = new Map<string, readonly Suggestion[]>();
  readonly #heldBack = new Map<string, HeldBack>();
  readonly #renewing = new Map<string, NodeJS.Timeout>();
  /** Roots whose symbols are still being read: suggestions would be looked for twice. */
  readonly #provisional = new Set<string>();
  readonly #changed = new vscode.EventEmitter<string>();

  /** This root's views are new: all of them, or its suggestions alone. */
  readonly onChanged = this.#changed.event;

  constructor(engine: EngineHandle, index: IndexController) {
    this.#engine = engine;
    this.#listening = index.onModelUpdated((update) => this.#renew(update));
  }

  overview(root: string): Promise<OverviewReport> {
    return once(this.#of(root), 'overview', () => this.#engine.get().overview(root));
  }

  findings(root: string): Promise<readonly Finding[]> {
    return once(this.#of(root), 'findings', async () => (await this.#engine.get().findings(root)).findings);
  }

  /** Nothing before patterns are known. */
  async drift(root: string): Promise<readonly Finding[]> {
    return (await this.#engine.get().drift(root, { onlyIfKnown: true })).findings;
  }

  modules(root: string): Promise<ModuleSummariesReport> {
    return once(this.#of(root), 'modules', () => this.#engine.get().moduleSummaries(root));
  }

  decisions(root: string): Promise<readonly Decision[]> {
    return once(
      this.#of(root),
      'decisions',
      async () => (await this.#engine.get().decisions(root)).decisions,
    );
  }

  async moduleFiles(root: string, module: string): Promise<readonly string[]> {
    return (await this.#engine.get().moduleFiles(root, module)).files;
  }

  /** From the model as it is now; may take seconds. */
  suggestions(root: string): Promise<readonly Suggestion[]> {
    return once(this.#of(root), 'suggestions', async () => {
      const engine = this.#engine.get();
      const learned = readSetting('feedback.enabled') ? await engine.feedback.preferred({ root }) : undefined;
      const { suggestions } = learned ?? (await engine.suggestions(root));
      this.#lastSuggestions.set(root, suggestions);
      const { quiet = [], hidden = [], notice } = learned ?? {};
      this.#heldBack.set(root, { quiet: new Set(quiet), hidden, ...(notice && { notice }) });
      return suggestions;
    });
  }

  /** At once: those last found, or undefined. Newer ones are looked for, and `onChanged` tells of them. */
  lastSuggestions(root: string): readonly Suggestion[] | undefined {
    const known = this.#of(root).suggestions !== undefined || this.#provisional.has(root);
    if (!known) this.#renewSuggestions(root);
    return this.#lastSuggestions.get(root);
  }

  /** Of those last found: what learning puts aside. */
  heldBack(root: string): HeldBack {
    return this.#heldBack.get(root) ?? NOTHING;
  }

  async dismiss(root: string, id: string): Promise<void> {
    await this.#engine.get().dismiss(root, id);
    delete this.#of(root).suggestions;
    await this.suggestions(root);
    this.#changed.fire(root);
  }

  /** Something else than the code has changed what is suggested. */
  renewSuggestions(root: string): void {
    delete this.#of(root).suggestions;
    this.#renewSuggestions(root);
  }

  dispose(): void {
    this.#listening.dispose();
    for (const timer of this.#renewing.values()) clearTimeout(timer);
    this.#changed.dispose();
  }

  #of(root: string): Views {
    const views = this.#views.get(root) ?? {};
    this.#views.set(root, views);
    return views;
  }

  #renew({ root, findings, provisional = false }: ModelUpdate): void {
    if (provisional) this.#provisional.add(root);
    else this.#provisional.delete(root);
    this.#views.set(root, findings === undefined ? {} : { findings: Promise.resolve(findings) });
    this.#changed.fire(root);
  }

  #renewSuggestions(root: string): void {
    clearTimeout(this.#renewing.get(root));
    const wait = this.#lastSuggestions.has(root) ? QUIET_MS : 0;
    this.#renewing.set(
      root,
      setTimeout(async () => {
        this.#renewing.delete(root);
        try {
          await this.suggestions(root);
          this.#changed.fire(root);
        } catch {
          // The engine is gone or the folder closed; the index state tells, and a new model asks again.
        }
      }, wait),
    );
  }
}

/** Keeps the promise of a first asking; a failure is asked again. */
function once<K extends keyof Views>(
  views: Views,
  key: K,
  ask: () => NonNullable<Views[K]>,
): NonNullable<Views[K]> {
  const known = views[key];
  if (known !== undefined) return known as NonNullable<Views[K]>;
  const asked = ask();
  views[key] = asked;
  asked.catch(() => delete views[key]);
  return asked;
}
