/** What people have decided of an item, read off its registers. */
import { type DecisionField, KEPT, SHARE } from './fields.ts';
import { AGAIN, FORGOTTEN, type Register } from './registers.ts';

export type Fields = ReadonlyMap<string, Register>;

export interface Verdict {
  readonly pinned: boolean;
  readonly disabled: boolean;
  /** Empty: as it was learned. */
  readonly naming: string;
  readonly folder: string;
  readonly nudge: number;
  /** Milliseconds since 1970: what came before is not to be learned from. */
  readonly forgottenMs: number | undefined;
  /** It is not to be learned anew either. */
  readonly suppressed: boolean;
  /** What the item said when it was decided on, in the shape of its shares. */
  readonly kept: unknown;
}

export const NO_FIELDS: Fields = new Map();

/** Fields that a person can set, and what each is where nobody has. */
export const UNDECIDED = { pinned: false, disabled: false, naming: '', folder: '', nudge: 0 } as const;

export function verdictOf(fields: Fields): Verdict {
  const value = <T>(field: DecisionField, otherwise: T) => (fields.get(field)?.value ?? otherwise) as T;
  const forgottenMs = fields.get(FORGOTTEN)?.at;
  return {
    pinned: value('pinned', false),
    disabled: value('disabled', false),
    naming: value('naming', ''),
    folder: value('folder', ''),
    nudge: value('nudge', 0),
    forgottenMs,
    suppressed: forgottenMs !== undefined && !fields.has(AGAIN),
    kept: fields.get(KEPT)?.value,
  };
}

export function isDecided({ pinned, disabled, naming, folder, nudge }: Verdict): boolean {
  return pinned || disabled || naming !== '' || folder !== '' || nudge !== 0;
}

/** What sources have learned of it, and still say. */
export function sharesOf(fields: Fields): Register[] {
  return [...fields.values()].filter(({ field, value }) => field.startsWith(SHARE) && value !== null);
}
