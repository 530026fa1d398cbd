/** The table of indicators, by the names that the definitions use. */
import * as flow from './flowIndicators.ts';
import { clientAndServer, independentServers, oneServer } from './groupIndicators.ts';
import { files, filesWith, type Indication, type Indicator } from './indicator.ts';
import * as layer from './layerIndicators.ts';
import { contexts, moduleFolders, wholeModules } from './moduleIndicators.ts';
import * as ring from './ringIndicators.ts';
import type { Shape } from './shape.ts';
import { features, operations, slicedLayers } from './sliceIndicators.ts';

export const INDICATORS = {
  domainRing: ring.domainRing,
  applicationRing: ring.applicationRing,
  infrastructureRing: ring.infrastructureRing,
  innerLayers: ring.innerLayers,
  inward: ring.inward,
  inversion: ring.inversion,
  ports: ring.ports,
  adapters: ring.adapters,
  controllers: layer.controllers,
  services: layer.services,
  entries: (shape: Shape) => strongest(layer.controllers(shape), layer.screens(shape)),
  dataAccess: layer.dataAccess,
  downward: layer.downward,
  separatedLayers: layer.separatedLayers,
  mvcFramework: layer.mvcFramework,
  useCases: layer.useCases,
  aggregates: layer.aggregates,
  valueObjects: layer.valueObjects,
  domainEvents: layer.domainEvents,
  domainRepositories: filesWith(['repository-interface'], 2, (count) =>
    files(count, 'are interfaces of repositories'),
  ),
  messaging: layer.messaging,
  commandsAndQueries: flow.commandsAndQueries,
  mediated: layer.mediated,
  eventStore: layer.eventStore,
  pages: layer.pages,
  store: layer.store,
  pluginHost: flow.pluginHost,
  stages: flow.stages,
  modelViewController: layer.modelViewController,
  presenters: layer.presenters,
  components: layer.components,
  discoveryOrGateway: filesWith(['discovery', 'gateway'], 1, (count) =>
    files(count, 'find services or route to them'),
  ),
  independentServers,
  clientAndServer,
  oneServer,
  contexts,
  moduleFolders,
  wholeModules,
  contextsOrModules: (shape: Shape) => strongest(contexts(shape), moduleFolders(shape)),
  slicedLayers,
  features,
  operations,
} as const satisfies Readonly<Record<string, Indicator>>;

function strongest(a: Indication, b: Indication): Indication {
  return b.value > a.value ? b : a;
}

export type IndicatorName = keyof typeof INDICATORS;
