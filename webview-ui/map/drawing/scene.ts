/** What the drawing shows. */
import type { MapLayout } from '../../../src/core/map/layoutMap.ts';
import type { MapView } from '../../../src/core/model/map.ts';

export interface Scene {
  readonly view: MapView;
  readonly layout: MapLayout;
}
