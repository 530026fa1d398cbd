/** The journal's entries back to offers: one reader a kind. */
import * as v from 'valibot';
import type { WrittenEntry } from '../../core/ports/journal.ts';
import { keptFrom, mergeOffers } from './exchange/mergeOffers.ts';
import { action, FAMILY, type KeptOffer, offered, places, portableOffer, VERSION } from './records.ts';

/** Adds an entry to the offers; those of unknown shape, and actions whose offer is gone, change nothing. */
export function addEntry(offers: Map<string, KeptOffer>, written: WrittenEntry): void {
  if (written.version !== VERSION) return;
  const kept = offers.get(written.subject);
  const now = readers[written.kind]?.(written, kept);
  if (now !== undefined) offers.set(written.subject, now);
}

type Reader = (written: WrittenEntry, kept: KeptOffer | undefined) => KeptOffer | undefined;

const readers: Readonly<Record<string, Reader>> = {
  [`${FAMILY}.offer`]({ body, writtenMs }, kept) {
    const read = v.safeParse(offered, body);
    if (!read.success || kept !== undefined) return undefined;
    return { offered: read.output, shownMs: writtenMs, actions: [] };
  },
  [`${FAMILY}.action`]({ body, writtenMs, number }, kept) {
    const read = v.safeParse(action, body);
    if (!read.success || kept === undefined) return undefined;
    return { ...kept, actions: [...kept.actions, { atMs: writtenMs, number, action: read.output }] };
  },
  [`${FAMILY}.places`]({ body }, kept) {
    const read = v.safeParse(places, body);
    return read.success && kept !== undefined ? { ...kept, places: read.output } : undefined;
  },
  [`${FAMILY}.imported`]({ body, number }, kept) {
    const read = v.safeParse(portableOffer, body);
    return read.success ? mergeOffers(kept, keptFrom(read.output, number)) : undefined;
  },
};
