/** What work in the background has to know of the machine, so that nobody notices it. */

export interface PowerSource {
  /** False where that is not known. */
  onBattery(): Promise<boolean>;
}

export interface CpuMeter {
  /** Milliseconds that this thread has computed so far. */
  usedMs(): number;
}

export interface MachineLock {
  /** One process of this person at a time does what is called so. @returns false, with nothing done, where another does. */
  alone(name: string, work: () => Promise<void>): Promise<boolean>;
}

export interface BackgroundTimes {
  /** Milliseconds before the first run: the start belongs to the person. */
  readonly firstMs: number;
  /** Without typing and requests, before it goes on. */
  readonly quietMs: number;
  /** Before the same project is learned again, and before what could not be done is tried again. */
  readonly againMs: number;
}

export interface BackgroundPorts {
  readonly power: PowerSource;
  readonly cpu: CpuMeter;
  readonly lock: MachineLock;
  readonly times: BackgroundTimes;
}
