/** What leaves the process is copied on the way: whoever receives it may change it. */
export type Plain<T> = T extends readonly (infer E)[]
  ? Plain<E>[]
  : T extends object
    ? { -readonly [K in keyof T]: Plain<T[K]> }
    : T;

export function plain<T>(value: T): Plain<T> {
  return value as Plain<T>;
}
