/** The map as a document of its own. */
import { mapDot } from '../../core/map/format/mapDot.ts';
import { mapDrawio } from '../../core/map/format/mapDrawio.ts';
import { mapHtml, type PageScript } from '../../core/map/format/mapHtml.ts';
import { mapMermaid } from '../../core/map/format/mapMermaid.ts';
import { mapSvg } from '../../core/map/format/mapSvg.ts';
import { mapView } from '../../core/map/mapView.ts';
import type { MapFormat, MapModel, MapRequest, MapView } from '../../core/model/map.ts';

export interface MapOrder {
  readonly request: MapRequest;
  readonly format: MapFormat;
  pageScript(): Promise<PageScript>;
}

const DRAWN: Readonly<Record<Exclude<MapFormat, 'html'>, (view: MapView) => string>> = {
  svg: mapSvg,
  mermaid: mapMermaid,
  dot: mapDot,
  drawio: mapDrawio,
};

export async function mapDocument(
  model: MapModel,
  { request, format, pageScript }: MapOrder,
): Promise<string> {
  if (format === 'html') return mapHtml(model, request, await pageScript());
  return DRAWN[format](mapView(model, request));
}
