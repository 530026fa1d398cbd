/** Whether somebody is at the machine, in whichever window. */
export interface Stirring {
  /** Somebody types or asks for something. Cheap, and fails silently. */
  stir(): void;
  /** Milliseconds since that was last so in any window; infinite where it never was. */
  sinceMs(): Promise<number>;
}
