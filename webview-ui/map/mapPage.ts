/** The entry of the page that stands alone. */
import type { MapPageData } from '../../src/core/map/format/mapHtml.ts';
import './gpMap.ts';
import type { GpMap } from './gpMap.ts';
import { localSource } from './state/localSource.ts';

const data: MapPageData = JSON.parse(document.getElementById('map-data')?.textContent ?? '');
const map = document.querySelector<GpMap>('gp-map');
if (map !== null) {
  map.source = localSource(data.model);
  void map.start({ request: data.request });
}
