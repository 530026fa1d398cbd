/** The table of proofs. Patterns that are a matter of intent (Facade, Mediator, Bridge, Strategy, …) have none: they are never more than likely. */
import { abstractFactory } from './abstractFactory.ts';
import { builder } from './builder.ts';
import { chainOfResponsibility } from './chainOfResponsibility.ts';
import { composite } from './composite.ts';
import { decorator } from './decorator.ts';
import { factoryMethod } from './factoryMethod.ts';
import { interpreter } from './interpreter.ts';
import { iterator } from './iterator.ts';
import { memento } from './memento.ts';
import { observer } from './observer.ts';
import type { Proof } from './proof.ts';
import { prototype } from './prototype.ts';
import { proxy } from './proxy.ts';
import { singleton } from './singleton.ts';
import { state } from './state.ts';
import { templateMethod } from './templateMethod.ts';
import { visitor } from './visitor.ts';

export const PROOFS: readonly Proof[] = [
  abstractFactory,
  builder,
  chainOfResponsibility,
  composite,
  decorator,
  factoryMethod,
  interpreter,
  iterator,
  memento,
  observer,
  prototype,
  proxy,
  singleton,
  state,
  templateMethod,
  visitor,
];
