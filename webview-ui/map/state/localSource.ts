/** The map of a page that stands alone: computed in it, from the model that it carries. */
import { edgeEvidence } from '../../../src/core/map/edgeEvidence.ts';
import { findPlaces } from '../../../src/core/map/findPlaces.ts';
import { mapDot } from '../../../src/core/map/format/mapDot.ts';
import { mapDrawio } from '../../../src/core/map/format/mapDrawio.ts';
import { mapMermaid } from '../../../src/core/map/format/mapMermaid.ts';
import { mapSvg } from '../../../src/core/map/format/mapSvg.ts';
import { mapView } from '../../../src/core/map/mapView.ts';
import type { MapFormat, MapModel, MapRequest, MapView } from '../../../src/core/model/map.ts';
import { rasterised } from '../drawing/rasterised.ts';
import type { MapSource } from './mapSource.ts';

const DOCUMENTS: Readonly<
  Record<Exclude<MapFormat, 'html'>, { readonly end: string; draw(view: MapView): string }>
> = {
  svg: { end: 'svg', draw: mapSvg },
  mermaid: { end: 'mmd', draw: mapMermaid },
  dot: { end: 'dot', draw: mapDot },
  drawio: { end: 'drawio', draw: mapDrawio },
};

export function localSource(model: MapModel): MapSource {
  const documentOf = (request: MapRequest, format: keyof typeof DOCUMENTS) =>
    DOCUMENTS[format].draw(mapView(model, request));
  return {
    view: async (request) => mapView(model, request),
    places: async (search) => findPlaces(model, search),
    evidence: async (arrow) => edgeEvidence(model, arrow),
    open: undefined,
    formats: ['svg', 'png', 'mermaid', 'dot', 'drawio'],
    async export(request, format) {
      if (format === 'html') return;
      if (format === 'png')
        return download(`${model.name}.png`, await rasterised(documentOf(request, 'svg')));
      download(`${model.name}.${DOCUMENTS[format].end}`, new Blob([documentOf(request, format)]));
    },
  };
}

function download(name: string, blob: Blob): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
