import type { PatternGraph } from '../definition.ts';
import { ancestors, behaviours, isA, members, offered } from '../relations.ts';
import type { MethodNode, TypeNode } from '../typeNodes.ts';
import { contract, type HeldOne, heldMany, heldOnes, isAbstractType, isHandedIn } from './declared.ts';
import type { Proof } from './proof.ts';

/**
 * Stands for an abstract component, holds one that it is given, always passes at least two of its operations on under their names, and does
 * more than that in at least one of them. Where others of the kind hold several of it, it is a tree's inner node, not a wrapper.
 */
export const decorator: Proof = {
  pattern: 'Decorator',
  *prove(graph) {
    for (const wrapper of graph.types) {
      yield;
      if (isAbstractType(wrapper)) continue;
      const kin = heldOnes(wrapper).filter(({ held }) => wrapper !== held && isA(wrapper, held));
      const [one] = kin;
      if (one === undefined || kin.length > 1 || !isAbstractType(one.held)) continue;
      if (!isOfSameArguments(wrapper, one) || !isOfSameKind(wrapper, one.held)) continue;
      const passed = passedOn(wrapper, one);
      if (!isWhole(wrapper, one, passed, graph)) continue;
      yield { core: wrapper, roles: rolesOf(wrapper, one.held, passed) };
    }
  },
};

/** A source of frames that holds a source of bytes turns one into the other: that is no decoration. */
function isOfSameArguments({ shape }: TypeNode, { node, held }: HeldOne): boolean {
  const argumentsOf = (written: string | undefined) => /<(.*)>/s.exec(written ?? '')?.[1]?.replace(/\s/g, '');
  const own = shape.bases.find((base) => base.includes(held.shape.name));
  const [above, inside] = [argumentsOf(own), argumentsOf(node.shape.type)];
  return above === undefined || inside === undefined || above === inside;
}

/** One that answers to a wider interface than the one it asks is an adapter. */
function isOfSameKind({ parents }: TypeNode, held: TypeNode): boolean {
  return parents.some((each) => each === held || (each.shape.kind === 'class' && isA(each, held)));
}

/** Methods of the component that pass on to it, once, whatever the case. */
function passedOn(wrapper: TypeNode, { field, held }: HeldOne): readonly MethodNode[] {
  const names = new Set(contract(held).map(({ shape }) => shape.name));
  return behaviours(wrapper).filter(({ shape }) => {
    return names.has(shape.name) && isAsked(shape, field) && always(shape, field);
  });
}

function isAsked({ calls, name: own }: MethodNode['shape'], field: string): boolean {
  return calls.some(({ on, name }) => on === `field:${field}` && name === own);
}

/** Not in some cases only, and not when somebody else sees fit to run what it is handed. */
function always({ calls, name: own }: MethodNode['shape'], field: string): boolean {
  const asking = calls.filter(({ on, name }) => on === `field:${field}` && name === own);
  const later = calls.some(({ args }) => args.includes('lambda'));
  return !later && asking.every(({ guarded, loop }) => guarded !== true && loop !== true);
}

function isWhole(
  wrapper: TypeNode,
  { field, held }: HeldOne,
  passed: readonly MethodNode[],
  graph: PatternGraph,
): boolean {
  const asked = wrapper.methods.some(({ shape }) => shape.absences.includes(`field:${field}`));
  const written = behaviours(wrapper).some(({ shape }) => shape.writes.some((each) => each.field === field));
  return (
    passed.length >= 2 &&
    passed.some(addsWork) &&
    passed.some((method) => isUnchanged(method, field)) &&
    behaviours(wrapper).every(({ shape }) => always(shape, field)) &&
    isMostlyOfKind(wrapper, held) &&
    isMostlyAsked(wrapper, held, passed) &&
    !asked &&
    !written &&
    isHandedIn(wrapper, field, graph) &&
    hasComponents(wrapper, held)
  );
}

/** Who does more of its own than it answers for the component only listens in. */
function isMostlyOfKind(wrapper: TypeNode, held: TypeNode): boolean {
  const names = new Set(contract(held).map(({ shape }) => shape.name));
  const own = offered(wrapper).filter(({ shape }) => shape.static !== true);
  return own.filter(({ shape }) => names.has(shape.name)).length * 2 >= own.length;
}

/** Who answers most for itself is made of the other, as an array's type is of its elements', and no layer over it. */
function isMostlyAsked(wrapper: TypeNode, held: TypeNode, passed: readonly MethodNode[]): boolean {
  const names = new Set(contract(held).map(({ shape }) => shape.name));
  const answered = new Set(
    behaviours(wrapper)
      .map(({ shape }) => shape.name)
      .filter((name) => names.has(name)),
  );
  return new Set(passed.map(({ shape }) => shape.name)).size * 2 >= answered.size;
}

/** What is asked is asked on: whose questions are all put otherwise stands for something else. */
function isUnchanged({ shape }: MethodNode, field: string): boolean {
  return shape.calls.some(
    ({ on, name, args }) =>
      on === `field:${field}` &&
      name === shape.name &&
      args.length === shape.params.length &&
      args.every((arg, at) => arg === `param:${shape.params[at]!.name}`),
  );
}

/** More than the call that is passed on. */
function addsWork({ shape }: MethodNode): boolean {
  const more = shape.calls.filter(({ name }) => name !== shape.name);
  return more.length + shape.writes.length + shape.creates.length > 0;
}

/** Somebody of the kind holds none of it, and nobody holds several. */
function hasComponents(wrapper: TypeNode, held: TypeNode): boolean {
  const others = members(held).filter((each) => each !== wrapper && !ancestors(wrapper).has(each));
  const holds = (type: TypeNode) => heldOnes(type).filter((each) => isA(each.held, held)).length;
  const several = others.some(
    (each) => holds(each) > 1 || heldMany(each).some((many) => isA(many.held, held)),
  );
  return !several && others.some((each) => holds(each) === 0);
}

function rolesOf(wrapper: TypeNode, component: TypeNode, passed: readonly MethodNode[]) {
  return [
    { role: 'Decorator', type: wrapper, says: 'wraps one of its own kind, passes calls on and adds to them' },
    { role: 'Component', type: component },
    ...passed.map((method) => ({ role: 'Operation', method, says: 'asks the wrapped one' })),
  ];
}
