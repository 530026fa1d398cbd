/** What an adapter learns from: a text that lasted, after what was asked, and what it was preferred to. */
export interface TextExample {
  /** Language id. */
  readonly language: string;
  /** All that stood before it, as the engine was given it. */
  readonly prompt: string;
  readonly accepted: string;
  /** What was deleted, or stood there before the person edited it. */
  readonly rejected?: string;
  /** Its reward, in (0, 1]. */
  readonly weight: number;
}
