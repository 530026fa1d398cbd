/** What the rules in force would say of imports that are not there yet. */
import { dirname } from '../../../base/paths.ts';
import type { ArchitectureModel } from '../../model/architectureModel.ts';
import type { Rule, Ruling } from '../../model/rule.ts';
import { pairWords } from '../../rules/ask/pairWords.ts';
import { type CompiledRules, compileRules } from '../../rules/compileRules.ts';
import { Scene } from '../../rules/scene.ts';
import type { Place } from '../../rules/selector.ts';

/** No exception holds on this day: a fix that only an exception lets pass is none. */
const NEVER = '9999-12-31';

export interface ImportEnds {
  readonly from: string;
  readonly to: string;
}

export class RuleSimulation {
  readonly ruling: Ruling;
  readonly compiled: CompiledRules;
  readonly #scene: Scene;
  readonly #model: ArchitectureModel;

  constructor(model: ArchitectureModel, ruling: Ruling) {
    this.ruling = ruling;
    this.compiled = compileRules(ruling.rules);
    this.#scene = new Scene({ ...model, includeTests: false });
    this.#model = model;
  }

  rule(id: string): Rule | undefined {
    return this.ruling.rules.rules.find((rule) => rule.id === id);
  }

  /** True where no rule would object. Either end may be a file that is yet to be written. */
  allows({ from, to }: ImportEnds): boolean {
    const pair = { from: this.#place(from), to: { type: 'file' as const, place: this.#place(to) } };
    return pairWords({ rules: this.compiled, scene: this.#scene, today: NEVER }, pair).every(
      ({ says }) => says === 'allows' || says === 'tolerates',
    );
  }

  /** The file under another path: are all its imports, and all imports of it, let be? */
  allowsMove(path: string, to: string): boolean {
    const { graph } = this.#model;
    const at = graph.indexOf.get(path);
    if (at === undefined) return false;
    const out = graph.out[at]!.map((edge) => ({ from: to, to: graph.edges[edge]!.to }));
    const into = graph.in[at]!.map((edge) => ({ from: graph.edges[edge]!.from, to }));
    return [...out, ...into].every((ends) => this.allows(ends));
  }

  /** A file that is not there yet is of the module whose files lie beside it. */
  #place(path: string): Place {
    const known = this.#scene.fileOf(path);
    if (known !== undefined) return known;
    const beside = this.#model.files.find((file) => dirname(file.path) === dirname(path));
    return { path, module: beside?.module ?? '.' };
  }
}
