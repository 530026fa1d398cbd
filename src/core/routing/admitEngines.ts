/**
 * Which engines may be asked, and in which order. Local ones first, since they cost nothing and nothing leaves the machine; a server
 * elsewhere only because the person named it; VS Code's models, which leave the machine and are counted, only when they are chosen.
 * What is chosen comes first, and whoever stands in for it never reaches further than it would.
 */
import type { EngineKind, EnginePreference } from '../model/engines.ts';
import type { Reach } from '../model/generation.ts';

export interface KnownEngine {
  readonly id: string;
  readonly kind: EngineKind;
  readonly reach: Reach;
}

export interface Admission<E extends KnownEngine> {
  /** In the order in which they are to be asked. */
  readonly asked: readonly { readonly engine: E; readonly why: string }[];
  readonly passedOver: readonly PassedOver[];
}

export interface PassedOver {
  readonly engine: string;
  /** A clause: `no model is installed`. */
  readonly why: string;
}

/** @param named only this one, by the person's word. */
export function admitEngines<E extends KnownEngine>(
  engines: readonly E[],
  preference: EnginePreference,
  named?: string,
): Admission<E> {
  const candidates = named === undefined ? engines : engines.filter(({ id }) => id === named);
  const refused = new Map(
    candidates.map((engine) => [engine, refusal(engine, preference, named !== undefined)]),
  );
  const asked = candidates
    .filter((engine) => refused.get(engine) === undefined)
    .map((engine) => ({ engine, why: reasonFor(engine, preference, named) }))
    .sort((a, b) => rank(a.engine, preference) - rank(b.engine, preference));
  const passedOver = candidates.flatMap((engine) => {
    const why = refused.get(engine);
    return why === undefined ? [] : [{ engine: engine.id, why }];
  });
  if (named !== undefined && candidates.length === 0)
    passedOver.push({ engine: named, why: 'there is no engine of that name' });
  return { asked, passedOver };
}

/** Undefined for one that may be asked. */
function refusal(
  { kind, reach }: KnownEngine,
  preference: EnginePreference,
  named: boolean,
): string | undefined {
  if (preference === 'none') return '`groundplan.engine` is `none`';
  if (named) return undefined;
  if (kind === 'vscode' && preference !== 'vscode')
    return 'VS Code’s models are asked only where `groundplan.engine` is `vscode`';
  if (preference === 'embedded' && reach === 'network')
    return '`groundplan.engine` is `embedded`, and this one is not on this machine';
  return undefined;
}

function reasonFor(
  { kind, reach }: KnownEngine,
  preference: EnginePreference,
  named: string | undefined,
): string {
  if (named !== undefined) return 'it was asked for by name';
  if (kind === preference) return `\`groundplan.engine\` is \`${preference}\``;
  return reach === 'machine' ? 'it runs on this machine' : 'it is among your servers';
}

const COST: Readonly<Record<EngineKind, number>> = { embedded: 0, server: 1, vscode: 3 };

/** Sorting keeps the order of the settings among equals. */
function rank({ kind, reach }: KnownEngine, preference: EnginePreference): number {
  if (kind === preference) return kind === 'server' && reach === 'network' ? -1 : -2;
  return COST[kind] + (kind === 'server' && reach === 'network' ? 1 : 0);
}
