/** Registrations of what a blueprint generates, in files of the project's own: an edit where one place is certain, a step in words elsewhere. */

import type { FilePlan, Standing } from '../../core/blueprints/planFiles.ts';
import type { RenderedWire } from '../../core/blueprints/wiring/renderWires.ts';
import { type Wired, wire } from '../../core/blueprints/wiring/wire.ts';
import { wireTargets } from '../../core/blueprints/wiring/wireTargets.ts';
import { applyReplacements } from '../../core/edit/replacements.ts';
import type { SyntaxReader } from '../../core/ports/syntaxReader.ts';
import type { WiringReader } from '../../core/ports/wiringReader.ts';

export interface WiringGround {
  readonly paths: readonly string[];
  readonly syntax: SyntaxReader;
  readonly wiring: WiringReader;
  standing(path: string): Promise<Standing>;
}

export interface WiresPlan {
  readonly plans: readonly FilePlan[];
  /** What is left to a person. */
  readonly steps: readonly string[];
}

/** @param folder that is generated into. */
export async function planWires(
  wires: readonly RenderedWire[],
  folder: string,
  ground: WiringGround,
): Promise<WiresPlan> {
  const texts = new WiredTexts(ground);
  const steps: string[] = [];
  for (const each of wires) {
    const why = await wireOne(each, folder, { texts, paths: ground.paths });
    if (why !== undefined) steps.push(why === '' ? each.otherwise : `${each.otherwise} (${why}.)`);
  }
  return { plans: texts.plans(), steps };
}

interface Scene {
  readonly texts: WiredTexts;
  readonly paths: readonly string[];
}

/** @returns undefined when it is done, or was there; else why it is not, which may be empty. */
async function wireOne(
  wanted: RenderedWire,
  folder: string,
  { texts, paths }: Scene,
): Promise<string | undefined> {
  for (const group of wireTargets(wanted.where, folder, paths)) {
    const found: { readonly path: string; readonly wired: Wired }[] = [];
    for (const path of group) found.push({ path, wired: await texts.wired(path, wanted) });
    const possible = found.filter(({ wired }) => wired.type !== 'none');
    const [only, other] = possible;
    if (only === undefined) continue;
    if (possible.some(({ wired }) => wired.type === 'there')) return undefined;
    if (other !== undefined) return `It may be ${possible.map(({ path }) => path).join(' or ')}`;
    if (only.wired.type === 'unsure') return `${only.path} ${only.wired.why}`;
    if (only.wired.type === 'edit') texts.change(only.path, only.wired);
    return undefined;
  }
  return '';
}

/** Files as they stand, and as they will with what was put in so far. */
class WiredTexts {
  readonly #ground: WiringGround;
  readonly #before = new Map<string, { readonly text: string; readonly hash: string }>();
  readonly #now = new Map<string, string>();

  constructor(ground: WiringGround) {
    this.#ground = ground;
  }

  async wired(path: string, wanted: RenderedWire): Promise<Wired> {
    const text = await this.#read(path);
    if (text === undefined) return { type: 'none' };
    const syntax = await this.#ground.syntax.read(path, text);
    const places = await this.#ground.wiring.read(path, text);
    if (syntax === undefined || places === undefined) return { type: 'none' };
    return wire(wanted, { path, text, syntax, places });
  }

  change(path: string, { replacements }: Extract<Wired, { type: 'edit' }>): void {
    const text = this.#now.get(path)!;
    this.#now.set(path, applyReplacements(text, replacements) ?? text);
  }

  plans(): readonly FilePlan[] {
    return [...this.#before].flatMap(([path, { text, hash }]) => {
      const after = this.#now.get(path)!;
      if (after === text) return [];
      const replacements = [{ start: 0, end: text.length, text: after }];
      const planned = { path, text: after, state: 'wired' } as const;
      return [{ planned, edit: { type: 'change', path, hash, replacements } as const }];
    });
  }

  async #read(path: string): Promise<string | undefined> {
    const known = this.#now.get(path);
    if (known !== undefined) return known;
    const standing = await this.#ground.standing(path);
    if (standing.type !== 'text') return undefined;
    this.#before.set(path, standing);
    this.#now.set(path, standing.text);
    return standing.text;
  }
}
