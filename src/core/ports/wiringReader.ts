/**
 * The places in one file at which something is registered: lists with a name, calls, names that are given on. Plain data with offsets in
 * UTF-16 code units; nothing of the parser in it.
 */

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A list between brackets. */
export interface NamedList extends Span {
  /** `INSTALLED_APPS`; `Module.providers` for the property of an object that a call, or a decorator, of `Module` is given. */
  readonly name: string;
  /** Without spread elements' dots and the like: what stands between commas. */
  readonly elements: readonly Span[];
}

/** An object that a call is given as its only argument. */
export interface GivenObject extends Span {
  /** Of the call: `Module`. */
  readonly name: string;
  readonly keys: readonly string[];
  readonly entries: readonly Span[];
}

/** A call that is a statement of its own. */
export interface CallStatement extends Span {
  /** `app` in `app.use(…)`. */
  readonly receiver: string;
  readonly method: string;
  /** Whether each argument is a plain string. */
  readonly strings: readonly boolean[];
}

export interface WiringPlaces {
  /** The parser met errors: nothing is put in. */
  readonly hasErrors: boolean;
  readonly lists: readonly NamedList[];
  readonly objects: readonly GivenObject[];
  readonly calls: readonly CallStatement[];
}

export interface WiringReader {
  /** Undefined for languages it does not know and for sources it gave up on. */
  read(path: string, source: string): Promise<WiringPlaces | undefined>;
}
