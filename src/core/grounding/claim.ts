/** What a sentence says of the code and the model of the code can tell right from wrong. */

/** As the sentence names it. */
type Name = string;

export type Claim =
  | {
      readonly kind: 'depends';
      /** `depends`: over any number of steps. */
      readonly how: 'imports' | 'uses' | 'depends' | 'calls';
      readonly from: Name;
      readonly to: Name;
      readonly denied: boolean;
      /** Nothing in between. */
      readonly direct: boolean;
    }
  | { readonly kind: 'extends'; readonly from: Name; readonly to: Name; readonly denied: boolean }
  | { readonly kind: 'each-other'; readonly names: readonly [Name, Name]; readonly denied: boolean }
  | { readonly kind: 'pattern'; readonly name: Name; readonly pattern: string }
  | { readonly kind: 'count'; readonly of: CountOf; readonly name: Name; readonly count: number }
  /** Of the whole workspace. */
  | { readonly kind: 'total'; readonly of: 'files' | 'modules' | 'cycles'; readonly count: number };

/** `users`, `used`: files that depend on it, and that it depends on. */
export type CountOf = 'users' | 'used' | 'lines';
