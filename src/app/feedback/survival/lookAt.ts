/** One look at what is left of an accepted suggestion: each part where it is now, and who took away what is missing. */
import { settled, shareOf } from '../../../core/survival/account.ts';
import { type Circumstance, GUARDS } from '../../../core/survival/guards.ts';
import { keptShare } from '../../../core/survival/keptShare.ts';
import type { LookRequest } from '../../../protocol/survivalApi.ts';
import type { LookPorts } from './lookPorts.ts';
import { textsAdded } from './textsAdded.ts';
import { isOf, type Watched, type WatchedPart } from './watched.ts';

export type Looking = Pick<LookRequest, 'root' | 'session' | 'unsaved' | 'touched'>;

/** Below this a part is worth being looked for elsewhere. */
const MISSING = 0.7;
/** Of what is left: above it the text was there. */
const STOOD = 0.5;

/** A file that cannot be read at the moment says nothing: undefined then. */
export async function lookAt(
  watched: Watched,
  looking: Looking,
  ports: LookPorts,
): Promise<Watched | undefined> {
  const parts: WatchedPart[] = [];
  for (const part of watched.parts) {
    const path = pathOf(part, ports.paths(looking.root));
    const text = path === undefined ? { state: 'gone' as const } : await textNow(path, looking, ports);
    if (text.state === 'unknown') return undefined;
    let kept = await keptOf(part, path, text.text, ports);
    if (part.what.type === 'text' && kept < MISSING * part.kept) {
      const more = await textsAdded({ watched, path, unsaved: looking.unsaved }, ports);
      if (more !== '') kept = Math.max(kept, await keptOf(part, path, `${text.text ?? ''}\n${more}`, ports));
    }
    const whose = GUARDS[circumstanceOf({ part, kept, path }, watched, looking)].loss;
    const saved = part.saved || (kept >= STOOD && path !== undefined && !(path in looking.unsaved));
    parts.push({ ...settled(part, kept, whose === 'counts' ? 'counts' : 'excused'), saved });
  }
  return { ...watched, session: looking.session, parts };
}

/** In [0, 1], of all its parts; undefined where most of it went by no fault of its own. */
export function leftOf({ parts }: Watched): number | undefined {
  return shareOf(parts);
}

interface Found {
  readonly part: WatchedPart;
  readonly kept: number;
  readonly path: string | undefined;
}

function circumstanceOf({ part, kept, path }: Found, { session }: Watched, looking: Looking): Circumstance {
  if (looking.session !== session && !part.saved && kept < STOOD * part.kept) return 'lost in a crash';
  return path !== undefined && looking.touched.includes(path) ? 'typed' : 'on disk';
}

/** Undefined for a hashed one that is not among those known. */
export function pathOf(part: WatchedPart, known: readonly string[]): string | undefined {
  return part.hashed ? known.find((path) => isOf(part, path)) : part.path;
}

async function textNow(path: string, { root, unsaved }: Looking, { walker }: LookPorts) {
  const text = unsaved[path] ?? (await walker.readText(root, path));
  if (text !== undefined) return { state: 'there', text } as const;
  return { state: (await walker.stat(root, path)) === undefined ? 'gone' : 'unknown' } as {
    readonly state: 'gone' | 'unknown';
    readonly text?: undefined;
  };
}

/** In [0, 1]. @param path undefined where it is not known; its language is not either then. */
export async function keptOf(
  { what }: WatchedPart,
  path: string | undefined,
  text: string | undefined,
  { nodes }: Pick<LookPorts, 'nodes'>,
): Promise<number> {
  if (what.type === 'file') return Number((text !== undefined) === what.there);
  if (text === undefined) return 0;
  return keptShare(what.print, {
    text,
    nodes: path === undefined ? undefined : await nodes.read(path, text),
  });
}
