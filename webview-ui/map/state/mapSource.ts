/** Where a map's page has its map from: the extension, or the page itself. */
import type { MapEvidence, MapFormat, MapPlace, MapRequest, MapView } from '../../../src/core/model/map.ts';
import type { MapArrow } from '../../../src/protocol/engineApi.ts';

export interface MapSource {
  view(request: MapRequest): Promise<MapView>;
  places(search: string): Promise<readonly MapPlace[]>;
  evidence(arrow: MapArrow): Promise<MapEvidence>;
  /** Undefined where there is no editor. */
  readonly open: ((path: string, line: number) => void) | undefined;
  readonly formats: readonly (MapFormat | 'png')[];
  export(request: MapRequest, format: MapFormat | 'png'): Promise<void>;
}
