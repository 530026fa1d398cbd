/** The rules of one workspace: as their file says, or as it last said while it is broken. */
import type { RulesProblem, Ruling } from '../../core/model/rule.ts';
import type { CompiledRules } from '../../core/rules/compileRules.ts';
import { MAX_RULES_BYTES, RULES_FILE, readRules, tooLarge } from '../../core/rules/readRules.ts';

/** How the session reads: unsaved text first, then the disk. */
export interface RulesSource {
  unsaved(path: string): string | undefined;
  sizeOf(path: string): Promise<number | undefined>;
  read(path: string): Promise<string | undefined>;
}

/** The rules in force, and what is wrong with the file. */
export interface RulesInForce {
  readonly standing: Ruling['standing'];
  readonly rules: CompiledRules | undefined;
  readonly problems: readonly RulesProblem[];
}

export class RulesFile {
  readonly #source: RulesSource;
  #text: string | undefined;
  #inForce: RulesInForce = { standing: 'none', rules: undefined, problems: [] };

  constructor(source: RulesSource) {
    this.#source = source;
  }

  get inForce(): RulesInForce {
    return this.#inForce;
  }

  /** @returns true when the rules are others than before. */
  async reload(): Promise<boolean> {
    const before = this.#inForce;
    const size = await this.#size();
    if (size === undefined) await this.#missing();
    else if (size > MAX_RULES_BYTES) this.#broken([tooLarge(size)]);
    else await this.#read();
    return this.#inForce !== before;
  }

  async #size(): Promise<number | undefined> {
    return this.#source.unsaved(RULES_FILE)?.length ?? this.#source.sizeOf(RULES_FILE);
  }

  async #read(): Promise<void> {
    const text = this.#source.unsaved(RULES_FILE) ?? (await this.#source.read(RULES_FILE));
    if (text === undefined) return this.#broken([UNREADABLE]);
    if (text === this.#text) return;
    const { rules, problems } = readRules(text);
    if (rules === undefined) this.#broken(problems);
    else this.#inForce = { standing: 'current', rules, problems };
    this.#text = text;
  }

  #broken(problems: readonly RulesProblem[]): void {
    const { rules } = this.#inForce;
    this.#text = undefined;
    this.#inForce = { standing: rules === undefined ? 'broken' : 'last-good', rules, problems };
  }

  /** A file of the other ending would be passed over in silence. */
  async #missing(): Promise<void> {
    this.#text = undefined;
    const misnamed = (await this.#source.sizeOf(MISNAMED.path)) !== undefined;
    const standing = misnamed ? 'broken' : 'none';
    if (this.#inForce.standing === standing) return;
    this.#inForce = { standing, rules: undefined, problems: misnamed ? [MISNAMED] : [] };
  }
}

const MISNAMED: RulesProblem = {
  kind: 'broken',
  path: RULES_FILE.replace(/yaml$/, 'yml'),
  line: 1,
  message: `Rules are read from ${RULES_FILE} alone.`,
  remedy: 'Rename the file.',
};

const UNREADABLE: RulesProblem = {
  kind: 'broken',
  path: RULES_FILE,
  line: 1,
  message: 'The file cannot be read.',
  remedy: 'Check its permissions.',
};
