import { nameIn } from '../../../extract/shapes/operands.ts';
import { define, type PatternGraph } from '../definition.ts';
import { ancestors, flag, offered, upTo } from '../relations.ts';
import type { MethodNode, TypeNode } from '../typeNodes.ts';
import { messageOf } from './messages.ts';
import { bareBase } from './storage.ts';

type Condition = 'steps' | 'compensates' | 'reactsToMany' | 'sendsOn' | 'keepsState';

const BASES =
  /^(?:MassTransitStateMachine|Saga|SagaStateMachine|SimpleSaga|SimpleSagaDsl|AbstractSaga|WorkflowSaga)$/;
const MARKS = /^(?:Saga|SagaStart|StartSaga|SagaEventHandler|SagaOrchestrationStart)$/;
const COMPENSATES =
  /^(?:withCompensation|compensate\w*|Compensate\w*|addCompensation|setCompensationMethod|compensateWith|AddCompensation)$/;
const STEP =
  /^(?:step|Step|invokeParticipant|invokeLocal|addStep|AddStep|activity|addActivity|Initially|During|DuringAny|When)$/;
const SENDS =
  /^(?:send\w*|Send\w*|dispatch\w*|Dispatch\w*|publish\w*|Publish\w*|execute\w*|Execute\w*|issue\w*|Enqueue\w*|Schedule\w*|Then\w*|TransitionTo)$/;

/** Steps over several services, each undone by a step of its own if a later one fails: H. Garcia-Molina and K. Salem, “Sagas” (1987). */
export const saga = define<Condition>({
  pattern: 'Saga',
  weights: { steps: 3, compensates: 5, reactsToMany: 3, sendsOn: 3, keepsState: 1 },
  *find(graph) {
    for (const type of graph.types) {
      yield;
      const found = orchestration(type) ?? undoing(type) ?? process(type, graph);
      if (found !== undefined) yield found;
    }
  },
});

/** Says its steps, and what undoes them, to a library. */
function orchestration(type: TypeNode) {
  const calls = type.methods.flatMap((method) => method.shape.calls.map((call) => ({ call, method })));
  const steps = calls.filter(({ call }) => STEP.test(call.name));
  const undone = calls.filter(({ call }) => COMPENSATES.test(call.name));
  const byLibrary = type.shape.bases.some((base) => BASES.test(bareBase(base)));
  if (!byLibrary && (steps.length < 2 || undone.length === 0)) return undefined;
  if (steps.length < 2) return undefined;
  const [first] = steps;
  return {
    roles: [
      { role: 'Saga', type, says: 'orders the steps, and says what undoes them' },
      { role: 'Steps', method: first!.method },
      ...undone.slice(0, 1).map(({ method }) => ({ role: 'Compensation', method })),
    ],
    conditions: {
      steps: 1,
      compensates: flag(undone.length > 0 || byLibrary),
      reactsToMany: 1,
      sendsOn: 1,
      keepsState: upTo(type.fields.size, 1),
    },
  };
}

/** Runs steps in a loop, and in another loop, behind a branch, asks those that ran for something else. */
function undoing(type: TypeNode) {
  for (const [name, { many, targets }] of type.fields) {
    if (!many || targets.length === 0) continue;
    const asked = type.methods.flatMap((method) =>
      method.shape.calls
        .filter(({ on, loop }) => on === `item:${name}` && loop === true)
        .map(({ name: called, guarded }) => ({ method, called, guarded })),
    );
    const back = asked.find(({ called }) => /compensat|rollback|undo|revert/i.test(called));
    const forth = asked.find(
      ({ called }) =>
        called !== back?.called &&
        /^(?:execute|run|invoke|perform|process|do|call|handle|forward|apply)/i.test(called),
    );
    if (back === undefined || forth === undefined) continue;
    return {
      roles: [
        { role: 'Saga', type, says: 'carries out its steps, and undoes them when one fails' },
        { role: 'Step', type: targets[0]! },
        { role: 'Steps', method: forth.method },
        { role: 'Compensation', method: back.method },
      ],
      conditions: { steps: 1, compensates: 1, reactsToMany: 0, sendsOn: 0, keepsState: 1 },
    };
  }
  return undefined;
}

/** Handles several kinds of events, and answers them with commands: a process manager. */
function process(type: TypeNode, graph: PatternGraph) {
  const { shape } = type;
  const methods = offered(type);
  const marked =
    (shape.annotations ?? []).some(({ name }) => MARKS.test(name)) ||
    methods.some((method) => (method.shape.annotations ?? []).some(({ name }) => MARKS.test(name))) ||
    [type, ...ancestors(type)].some(({ shape: each }) =>
      each.bases.some((base) => BASES.test(bareBase(base))),
    );
  const reacting = methods.filter((method) => messageOf(method) !== undefined || isMarked(method));
  const events = new Set(reacting.flatMap((method) => messageOf(method) ?? []));
  const sending = type.methods.filter((method) => sends(method, graph));
  if (!marked && !(events.size >= 3 && sending.length >= 2 && hasState(type) && HANDLES(reacting)))
    return undefined;
  if (reacting.length === 0) return undefined;
  return {
    roles: [
      { role: 'Saga', type, says: 'handles events and answers them with commands' },
      ...reacting.slice(0, 5).map((method) => ({ role: 'Reaction', method })),
      ...[...events].slice(0, 4).map((event) => ({ role: 'Event', type: event })),
    ],
    conditions: {
      steps: flag(marked),
      compensates: marked ? 0.6 : 0,
      reactsToMany: upTo(Math.max(events.size, reacting.length) - 1, 1),
      sendsOn: flag(sending.length > 0 || marked),
      keepsState: flag(hasState(type)),
    },
  };
}

/** Its handlers all go by one name, as those of a bus do. */
function HANDLES(reacting: readonly MethodNode[]): boolean {
  const [first] = reacting;
  const alike = reacting.filter(
    ({ shape }) => shape.name === first?.shape.name || /^(?:handle|on|when)/i.test(shape.name),
  );
  return alike.length === reacting.length;
}

function isMarked({ shape }: MethodNode): boolean {
  return (shape.annotations ?? []).some(({ name }) => MARKS.test(name));
}

/** Written while it runs, not only handed in. */
function hasState({ methods }: TypeNode): boolean {
  return methods.some(({ shape }) => shape.kind === 'method' && shape.writes.length > 0);
}

function sends({ shape, path }: MethodNode, graph: PatternGraph): boolean {
  return shape.calls.some(
    ({ name, args, on }) =>
      SENDS.test(name) &&
      on !== 'none' &&
      args.some((each) => graph.named(nameIn(each, 'new') ?? '', path) !== undefined),
  );
}
