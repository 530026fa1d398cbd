/** Architecture styles as weights over indicators; several can hold. */
import type { IndicatorName } from './indicators.ts';

export interface StyleDefinition {
  readonly name: string;
  /** What speaks for it; the weights of a definition add up to one, to less where it says little. */
  readonly weights: { readonly [indicator in IndicatorName]?: number };
  /** What speaks against it, taken off. */
  readonly against?: { readonly [indicator in IndicatorName]?: number };
  /** Indicators without which it is another style, with the least value of each. */
  readonly needs?: { readonly [indicator in IndicatorName]?: number };
}

export const STYLES: readonly StyleDefinition[] = [
  {
    // R. C. Martin, Clean Architecture (2017).
    name: 'clean',
    weights: { domainRing: 0.15, applicationRing: 0.15, inward: 0.3, inversion: 0.2, useCases: 0.2 },
    needs: { inward: 0.1, innerLayers: 0.4 },
    against: { contexts: 0.05, operations: 0.25, wholeModules: 0.15, independentServers: 0.25 },
  },
  {
    // A. Cockburn, Hexagonal Architecture (2005).
    name: 'hexagonal',
    weights: { ports: 0.4, adapters: 0.3, inversion: 0.15, inward: 0.15 },
    needs: { ports: 0.25 },
  },
  {
    // E. Evans, Domain-Driven Design (2003).
    name: 'ddd',
    weights: {
      aggregates: 0.3,
      valueObjects: 0.2,
      domainEvents: 0.15,
      domainRing: 0.1,
      contexts: 0.15,
      domainRepositories: 0.1,
    },
    needs: { domainRing: 0.4 },
    against: { independentServers: 0.25, wholeModules: 0.15 },
  },
  {
    // Buschmann et al., Pattern-Oriented Software Architecture 1 (1996).
    name: 'layered',
    weights: { controllers: 0.2, separatedLayers: 0.3, dataAccess: 0.2, downward: 0.25 },
    needs: { entries: 0.5, separatedLayers: 0.4 },
    against: {
      inversion: 0.25,
      useCases: 0.15,
      independentServers: 0.35,
      presenters: 0.1,
      contexts: 0.25,
      wholeModules: 0.15,
      ports: 0.3,
      operations: 0.4,
      slicedLayers: 0.3,
      pages: 0.2,
    },
  },
  {
    name: 'mvc',
    weights: { modelViewController: 0.5, mvcFramework: 0.2, pages: 0.2, controllers: 0.1 },
    needs: { modelViewController: 0.6 },
    against: {
      services: 0.15,
      inversion: 0.2,
      independentServers: 0.2,
      useCases: 0.2,
      domainRepositories: 0.05,
      eventStore: 0.3,
      commandsAndQueries: 0.2,
      contexts: 0.3,
    },
  },
  { name: 'mvp', weights: { presenters: 1 }, needs: { presenters: 0.6 }, against: { controllers: 0.4 } },
  {
    // S. Newman, Building Microservices (2015).
    name: 'microservices',
    weights: { independentServers: 0.8, discoveryOrGateway: 0.2 },
    needs: { independentServers: 0.6 },
  },
  {
    // S. Brown, Modular Monoliths (2018). Contexts alone are as well those of a domain-driven design.
    name: 'modular-monolith',
    weights: { contexts: 0.3, moduleFolders: 0.2, wholeModules: 0.25, oneServer: 0.25 },
    needs: { contextsOrModules: 0.5, oneServer: 0.5 },
  },
  {
    name: 'monolith',
    weights: { oneServer: 0.35, pages: 0.1, dataAccess: 0.1 },
    needs: { oneServer: 0.5, dataAccess: 0.5 },
    against: { contexts: 0.1, components: 0.3 },
  },
  {
    name: 'event-driven',
    weights: { messaging: 0.45, domainEvents: 0.3 },
    needs: { messaging: 0.7, domainEvents: 0.5 },
    against: { independentServers: 0.1, contexts: 0.15, moduleFolders: 0.15 },
  },
  {
    // G. Young, CQRS Documents (2010).
    name: 'cqrs',
    weights: { commandsAndQueries: 0.4, mediated: 0.1, eventStore: 0.3 },
    needs: { commandsAndQueries: 0.5 },
  },
  {
    // J. Bogard, Vertical Slice Architecture (2018).
    name: 'vertical-slice',
    weights: { operations: 0.85, features: 0.15 },
    needs: { operations: 0.4 },
    against: { inversion: 0.1, contexts: 0.2, independentServers: 0.1 },
  },
  { name: 'feature-sliced', weights: { slicedLayers: 0.8, components: 0.2 }, needs: { slicedLayers: 0.5 } },
  {
    // Facebook, Flux (2014).
    name: 'flux',
    weights: { store: 0.8, components: 0.2 },
    needs: { store: 0.6 },
    against: { controllers: 0.3, clientAndServer: 0.2 },
  },
  {
    name: 'client-server',
    weights: { clientAndServer: 0.5, controllers: 0.15 },
    needs: { clientAndServer: 1 },
    against: { independentServers: 0.3, inversion: 0.15 },
  },
  {
    name: 'component-based',
    weights: { components: 1 },
    needs: { components: 0.5 },
    against: { controllers: 0.2, independentServers: 0.3, slicedLayers: 0.3, clientAndServer: 0.2 },
  },
  {
    name: 'microkernel',
    weights: { pluginHost: 1 },
    needs: { pluginHost: 0.6 },
    against: { controllers: 0.2, components: 0.4, modelViewController: 0.3, stages: 0.3 },
  },
  {
    name: 'pipeline',
    weights: { stages: 1 },
    needs: { stages: 0.5 },
    against: { controllers: 0.5, components: 0.4 },
  },
];
