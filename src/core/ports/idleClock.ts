/** When nobody asks for anything, and for how long that has to be so. */
export interface IdleClock {
  /** Milliseconds without a request before idle work begins. */
  readonly quietMs: number;
  /** Least milliseconds from the end of one to the beginning of the next. */
  readonly everyMs: number;
  /** Calls once, unless disposed of before; keeps no process alive. */
  after(ms: number, call: () => void): { dispose(): void };
}
