/** Whether somebody is at the machine, in whichever window. */

/** What a person is noticed by; who types is there, too. */
export type PersonSign = 'typed' | 'there';

export interface Stirring {
  /** Cheap, and fails silently. */
  stir(sign: PersonSign): void;
  /** Milliseconds since somebody was noticed so in any window; infinite where that never was. */
  sinceMs(sign: PersonSign): Promise<number>;
}
