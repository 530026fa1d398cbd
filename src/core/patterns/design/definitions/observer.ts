import { nameIn } from '../../../extract/shapes/operands.ts';
import { type Candidate, define } from '../definition.ts';
import { flag, isAbstract, isKin } from '../relations.ts';
import type { FieldNode, TypeNode } from '../typeNodes.ts';

type Condition =
  | 'keepsMany'
  | 'attaches'
  | 'detaches'
  | 'notifiesEach'
  | 'tellsItself'
  | 'observersVary'
  | 'kin'
  | 'onChange'
  | 'callsFunctions';

const ADD =
  /^(?:push|push_back|emplace_back|add|append|insert|Add|Append|put|set|addElement|<<|\[\]=|addObject|insertObject|attach)$/;
const REMOVE =
  /^(?:remove|removeAll|erase|delete|pop|splice|filter|Remove|RemoveAt|removeFirst|removeElement|detach|unset|discard|retain|reject|-)$/;

/** A subject that keeps those who asked for it and tells each of them. */
export const observer = define<Condition>({
  pattern: 'Observer',
  weights: {
    keepsMany: 2,
    attaches: 3,
    detaches: 2,
    notifiesEach: 4,
    tellsItself: 1,
    observersVary: 1,
    kin: -3,
    onChange: 1,
    callsFunctions: 0.5,
  },
  needs: ['attaches', 'detaches', 'notifiesEach', 'observersVary'],
  *find({ types }) {
    for (const type of types) {
      yield;
      for (const [name, field] of type.fields) {
        const found = candidate(type, name, field);
        if (found !== undefined) yield found;
      }
    }
  },
});

function candidate(subject: TypeNode, name: string, field: FieldNode): Candidate<Condition> | undefined {
  const on = `field:${name}`;
  const calls = subject.methods.flatMap((method) => method.shape.calls.map((call) => ({ call, method })));
  const attach = calls.find(
    ({ call }) =>
      (call.on === on || call.on === `item:${name}`) &&
      ADD.test(call.name) &&
      call.args.some((each) => nameIn(each, 'param')),
  );
  const detach = calls.find(
    ({ call, method }) =>
      (call.on === on || call.on === `item:${name}` || call.args.includes(on)) &&
      REMOVE.test(call.name) &&
      method.shape.params.length > 0,
  );
  const told = calls.filter(
    ({ call }) =>
      (call.on === `item:${name}` && call.loop === true && !ADD.test(call.name) && !REMOVE.test(call.name)) ||
      (call.name === name && call.on === 'none'),
  );
  const run = calls.some(
    ({ call }) => call.on === 'none' && call.loop === true && isLocalCall(call.name, subject),
  );
  if (!field.many || (told.length === 0 && !run) || attach === undefined) return undefined;
  const observed = field.targets.filter((each) => !isKin(each, subject));
  const abstract = observed.find(isAbstract) ?? observed[0];
  const notify = told[0]?.method;
  const changes = subject.methods.some(
    ({ shape }) =>
      shape.kind === 'method' &&
      shape !== notify?.shape &&
      shape.calls.some(({ name: called }) => called === notify?.shape.name),
  );
  return {
    roles: [
      { role: 'Subject', type: subject, says: 'keeps its observers and tells each of them' },
      ...(abstract === undefined ? [] : [{ role: 'Observer', type: abstract }]),
      ...(abstract?.children ?? []).map((type) => ({ role: 'Concrete Observer', type })),
      { role: 'Attach', method: attach.method },
      ...(detach === undefined ? [] : [{ role: 'Detach', method: detach.method }]),
      ...(notify === undefined ? [] : [{ role: 'Notify', method: notify }]),
    ],
    conditions: {
      keepsMany: 1,
      attaches: 1,
      detaches: flag(detach !== undefined),
      notifiesEach: flag(told.length > 0),
      tellsItself: flag(told.some(({ call }) => call.args.length > 0)),
      observersVary: flag(
        abstract !== undefined &&
          (isAbstract(abstract) || observed.length > 1) &&
          told.some(({ call }) => abstract.methods.some(({ shape }) => shape.name === call.name)),
      ),
      kin: flag(field.targets.length > observed.length),
      onChange: flag(changes),
      callsFunctions: flag(run && told.length === 0),
    },
  };
}

function isLocalCall(name: string, type: TypeNode): boolean {
  return (
    type.methods.every(({ shape }) => shape.name !== name) && !/^(?:print|println|console|echo)$/.test(name)
  );
}
