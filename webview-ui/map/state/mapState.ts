/** What of a map outlives its page. */
import type { MapRequest } from '../../../src/core/model/map.ts';
import type { Camera } from '../drawing/camera.ts';

export interface MapState {
  readonly request: MapRequest;
  /** The open folders of the whole map, to come back to from a focus. */
  readonly before?: readonly string[] | undefined;
  readonly camera?: Camera | undefined;
  /** Path of the chosen box. */
  readonly chosen?: string | undefined;
  /** What is opened in the editor is chosen in the map. */
  readonly follows?: boolean | undefined;
}
