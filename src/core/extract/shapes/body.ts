/** What the steps over the bodies of a file share. */
import type { Operand } from '../../model/shapes.ts';
import type { Declared } from './declared.ts';
import { type NameScope, nameIn } from './operands.ts';
import type { CallableDraft } from './shapeDrafts.ts';
import type { Mark } from './shapeMatches.ts';

export interface Body {
  readonly declared: Declared;
  readonly callableAt: (offset: number) => CallableDraft;
  readonly inLoop: (offset: number) => boolean;
  readonly inBranch: (offset: number) => boolean;
  readonly scopeOf: (callable: CallableDraft) => NameScope;
  /** `this.go = function …` and what hangs on a prototype are methods. */
  readonly isMethod: (write: Mark) => boolean;
}

/** The variables of a loop, or of a function that is run for each, are items of what is run over. */
export function addItem(callable: CallableDraft, variable: string, over: Operand): void {
  const name = nameIn(over, 'field', 'param');
  const words = variable.match(/@?[A-Za-z_]\w*|\$\d/g) ?? [];
  if (name !== undefined) for (const word of words) callable.locals.set(word, `item:${name}`);
}
