/** The table of design patterns. */
import type { Definition } from '../definition.ts';
import { abstractFactory } from './abstractFactory.ts';
import { adapter } from './adapter.ts';
import { bridge } from './bridge.ts';
import { builder } from './builder.ts';
import { chainOfResponsibility } from './chainOfResponsibility.ts';
import { command } from './command.ts';
import { composite } from './composite.ts';
import { decorator } from './decorator.ts';
import { facade } from './facade.ts';
import { factoryMethod } from './factoryMethod.ts';
import { flyweight } from './flyweight.ts';
import { interpreter } from './interpreter.ts';
import { iterator } from './iterator.ts';
import { mediator } from './mediator.ts';
import { memento } from './memento.ts';
import { observer } from './observer.ts';
import { prototype } from './prototype.ts';
import { proxy } from './proxy.ts';
import { singleton } from './singleton.ts';
import { state } from './state.ts';
import { strategy } from './strategy.ts';
import { templateMethod } from './templateMethod.ts';
import { visitor } from './visitor.ts';

export const DEFINITIONS: readonly Definition[] = [
  abstractFactory,
  adapter,
  bridge,
  builder,
  chainOfResponsibility,
  command,
  composite,
  decorator,
  facade,
  factoryMethod,
  flyweight,
  interpreter,
  iterator,
  mediator,
  memento,
  observer,
  prototype,
  proxy,
  singleton,
  state,
  strategy,
  templateMethod,
  visitor,
];
