/** What is kept of models besides their files: which one is used, and what was measured on this machine. */
import type { MeasuredContext, ModelUse } from '../model/textModels.ts';
import type { KeptValues } from '../ports/knowledge.ts';

const CHOICE = 'models.chosen';
const CONTEXT = 'models.context';

export class ModelChoices {
  readonly #values: KeptValues;
  readonly #machine: string;

  constructor(values: KeptValues, machine: string) {
    this.#values = values;
    this.#machine = machine;
  }

  async chosen(use: ModelUse): Promise<string | undefined> {
    const kept = await this.#values.get(CHOICE, use);
    return typeof kept === 'string' ? kept : undefined;
  }

  choose(use: ModelUse, id: string | undefined): Promise<void> {
    return this.#values.set(CHOICE, use, id);
  }

  /** @param bytes of the model: another file of the same name was not measured */
  async measured(id: string, bytes: number): Promise<MeasuredContext | undefined> {
    const kept = await this.#values.get(CONTEXT, this.#nameOf(id, bytes));
    return isMeasured(kept) ? kept : undefined;
  }

  keepMeasured(id: string, bytes: number, measured: MeasuredContext): Promise<void> {
    return this.#values.set(CONTEXT, this.#nameOf(id, bytes), measured);
  }

  #nameOf(id: string, bytes: number): string {
    return `${id} ${bytes} ${this.#machine}`;
  }
}

function isMeasured(kept: unknown): kept is MeasuredContext {
  const { tokens, because, measured } = (kept ?? {}) as Record<string, unknown>;
  return typeof tokens === 'number' && typeof because === 'string' && typeof measured === 'string';
}
