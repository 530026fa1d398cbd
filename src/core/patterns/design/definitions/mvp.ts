import { nameIn } from '../../../extract/shapes/operands.ts';
import { define, type PatternGraph } from '../definition.ts';
import { ancestors, fieldsWithInherited, flag, isA, isAbstract } from '../relations.ts';
import type { TypeNode } from '../typeNodes.ts';
import { argumentsOf } from './storage.ts';
import { isView, known } from './views.ts';

type Condition = 'tellsView' | 'viewIsAbstract' | 'viewAsks' | 'asksModel';

/** The presenter tells a view, of which it knows only the contract, and the view tells the presenter: M. Potel, “MVP” (1996). */
export const mvp = define<Condition>({
  pattern: 'MVP',
  weights: { tellsView: 3, viewIsAbstract: 2, viewAsks: 3, asksModel: 1 },
  *find(graph) {
    const views = graph.types.filter((each) => isView(each) && each.shape.abstract !== true);
    for (const presenter of graph.types) {
      yield;
      if (
        presenter.shape.kind === 'interface' ||
        presenter.shape.abstract === true ||
        isView(presenter) ||
        isPart(presenter)
      )
        continue;
      for (const contract of contractsOf(presenter, views, graph)) {
        const view = views.find((each) => isA(each, contract) && holds(each, presenter));
        if (view === undefined || isA(view, presenter)) continue;
        const told = tells(presenter, contract);
        if (!told) continue;
        const models = [...known(presenter, graph)].filter(
          (each) =>
            each !== contract &&
            !isA(each, contract) &&
            !isView(each) &&
            each !== presenter &&
            !isA(presenter, each),
        );
        yield {
          roles: [
            {
              role: 'Presenter',
              type: presenter,
              says: 'tells the view what to show, by its contract alone',
            },
            { role: 'View Contract', type: contract },
            { role: 'View', type: view, says: 'shows what it is told and tells the presenter what is done' },
            ...models.slice(0, 3).map((type) => ({ role: 'Model', type })),
          ],
          conditions: {
            tellsView: 1,
            viewIsAbstract: flag(isAbstract(contract)),
            viewAsks: flag(asks(view, presenter)),
            asksModel: flag(models.length > 0),
          },
        };
        break;
      }
    }
  },
});

/** Of what is drawn itself: it asks its owner back, and presents nothing. */
function isPart({ foreign }: TypeNode): boolean {
  return foreign.some((name) => /Adapter$|ViewHolder$|View$|Layout$|Listener$|Dialog$/.test(name));
}

/** What it holds, or says in the type arguments of its base. */
function contractsOf(
  presenter: TypeNode,
  views: readonly TypeNode[],
  graph: PatternGraph,
): readonly TypeNode[] {
  const held = [...fieldsWithInherited(presenter).values()].flatMap(({ targets }) => targets);
  const said = presenter.shape.bases
    .flatMap(argumentsOf)
    .flatMap((name) => graph.named(name, presenter.path) ?? []);
  const shown = views.filter((each) => holds(each, presenter)).flatMap(({ parents }) => parents);
  return [...new Set([...held, ...said, ...shown])].filter(
    (each) => each !== presenter && isAbstract(each) && each.children.length > 0 && !isView(each),
  );
}

function wide(type: TypeNode): readonly TypeNode[] {
  return [type, ...ancestors(type)];
}

function holds(view: TypeNode, presenter: TypeNode): boolean {
  const line = wide(presenter);
  return [...fieldsWithInherited(view).values()].some(({ targets }) =>
    targets.some((each) => line.includes(each)),
  );
}

function asks(view: TypeNode, presenter: TypeNode): boolean {
  const line = wide(presenter);
  const fields = fieldsWithInherited(view);
  return view.methods.some(({ shape }) =>
    shape.calls.some(
      ({ on }) => fields.get(nameIn(on, 'field') ?? '')?.targets.some((each) => line.includes(each)) === true,
    ),
  );
}

/** Calls what the contract offers, through a field or a getter of the base. */
function tells(presenter: TypeNode, contract: TypeNode): boolean {
  const offered = new Set(wide(contract).flatMap(({ methods }) => methods.map(({ shape }) => shape.name)));
  return presenter.methods.some(({ shape }) =>
    shape.calls.some(({ on, name }) => offered.has(name) && on !== 'self' && on !== 'none' && on !== 'super'),
  );
}
