/** The imports behind an arrow, unfolded one at a time. */
import type { EdgeKind } from '../../../src/core/model/graph.ts';
import type { MapEvidence } from '../../../src/core/model/map.ts';
import type { MapSource } from './mapSource.ts';

export interface OpenedEvidence {
  readonly from: string;
  readonly to: string;
  /** Undefined while it is looked for. */
  readonly found?: MapEvidence;
}

export interface Lookup {
  readonly source: MapSource | undefined;
  readonly kinds: readonly EdgeKind[] | undefined;
  readonly changed: () => void;
}

export class EvidenceLookup {
  opened: OpenedEvidence | undefined;

  /** Opens what leads from one path to another, or shuts it. @throws what the source throws. */
  async look(from: string, to: string, { source, kinds, changed }: Lookup): Promise<void> {
    const asked = this.#isOpen(from, to) ? undefined : { from, to };
    this.opened = asked;
    changed();
    if (asked === undefined) return;
    try {
      const found = await source?.evidence({ ...asked, ...(kinds === undefined ? {} : { kinds }) });
      if (found !== undefined && this.opened === asked) this.opened = { ...asked, found };
    } catch (error) {
      if (this.opened === asked) this.opened = undefined;
      throw error;
    } finally {
      changed();
    }
  }

  #isOpen(from: string, to: string): boolean {
    return this.opened?.from === from && this.opened.to === to;
  }
}
