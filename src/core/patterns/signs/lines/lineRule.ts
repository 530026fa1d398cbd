/** Code on one line that means something whatever it imports. */
import type { SignKind } from '../sign.ts';

export interface LineRule {
  readonly kind: SignKind;
  /**
   * Global and multi-line, over the text without comments; never crosses a line, and backtracks no more than linearly.
   * The first group, where there is one, is the sign's detail.
   */
  readonly pattern: RegExp;
  /** Other kinds of sign, of which the file must show one by its imports. */
  readonly with?: readonly SignKind[];
  /** Libraries, by prefix of their name, of which the file must import one. */
  readonly using?: readonly string[];
}
