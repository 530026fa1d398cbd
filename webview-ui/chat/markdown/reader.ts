import type { TemplateResult } from 'lit';
import type { LinkTarget } from './links.ts';

/** What the words of an answer can lead to. */
export interface Reader {
  link(target: LinkTarget, words: unknown): TemplateResult;
  /** @returns undefined where the answer has no such citation. */
  citation(number: number): TemplateResult | undefined;
  copy(text: string): void;
}
