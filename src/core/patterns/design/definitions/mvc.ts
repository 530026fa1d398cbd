import { nameIn } from '../../../extract/shapes/operands.ts';
import { define, type PatternGraph } from '../definition.ts';
import { ancestors, delegations, flag, upTo } from '../relations.ts';
import type { MethodNode, TypeNode } from '../typeNodes.ts';
import { bareBase, isData, isPlainData } from './storage.ts';
import { isView, known } from './views.ts';

type Condition = 'answersInput' | 'choosesView' | 'asksModel' | 'modelApart' | 'severalActions';

const BASES =
  /^(?:Controller|ApplicationController|ActionController::Base|ActionController|AbstractController|BaseController|CI_Controller|ControllerBase|Controller_\w+|AdminController|PageModel|ListView|DetailView|TemplateView|FormView|CreateView|UpdateView|DeleteView|FlaskView|MethodView|HttpServlet|RequestHandler|ActionBean|ActionSupport)$/;
const MARKS = /^(?:Controller|Route|AsController|Path|RequestMapping|ControllerAdvice|Named|ManagedBean)$/;
const ACTION_MARKS =
  /^(?:Get|Post|Put|Delete|Patch|All|Http(?:Get|Post|Put|Delete|Patch)|(?:Get|Post|Put|Delete|Patch|Request)Mapping|Route|route|get|post|DefaultHandler|GET|POST|app\.route|app\.get|app\.post|bp\.route|blueprint\.route)$|\.(?:route|get|post)$/;
const RENDERS =
  /^(?:render|View|PartialView|view|renderView|render_template|render_to_response|renderForm|TemplateResponse|ModelAndView|Page|setViewName|renderTemplate|renderToString|HTML|ExecuteTemplate|forward|ForwardResolution)$/;
/** What Spring hands in to be filled for the page. */
const PAGE_PARAM = /^(?:Model|ModelMap|ModelAndView|Map<String, ?Object>|RedirectAttributes)$/;
/** Rails draws the page of an action's name from the fields that the action has written. */
const DRAWS_ITSELF = /^(?:ApplicationController|ActionController::Base)$/;

/** Input is answered by one, kept by another and shown by a third: T. Reenskaug (1979), in the form that frameworks of the web gave it. */
export const mvc = define<Condition>({
  pattern: 'MVC',
  weights: { answersInput: 3, choosesView: 4, asksModel: 3, modelApart: 1, severalActions: 1 },
  *find(graph) {
    for (const type of graph.types) {
      yield;
      const found = ofWeb(type, graph) ?? ofWindow(type, graph);
      if (found !== undefined) yield found;
    }
  },
});

function ofWeb(type: TypeNode, graph: PatternGraph) {
  if (type.shape.abstract === true || type.children.length > 1 || !isController(type)) return undefined;
  const actions = type.methods.filter(
    (method) => method.shape.kind === 'method' && method.shape.visibility === undefined,
  );
  const rendering = actions.filter((method) => renders(method, type));
  const [first] = rendering;
  if (first === undefined) return undefined;
  const models = modelsOf(type, graph);
  return {
    roles: [
      { role: 'Controller', type, says: 'answers requests, asks the model and chooses the view' },
      ...models.slice(0, 4).map((each) => ({ role: 'Model', type: each })),
      { role: 'View', method: first, says: `hands the model to ${viewOf(first)}` },
    ],
    conditions: {
      answersInput: 1,
      choosesView: 1,
      asksModel: flag(models.length > 0),
      modelApart: flag(models.every((each) => !known(each, graph).has(type))),
      severalActions: upTo(actions.length - 1, 2),
    },
  };
}

export function isController(type: TypeNode): boolean {
  const line = [type, ...ancestors(type)];
  return line.some(
    ({ shape }) =>
      shape.bases.some((base) => {
        const bare = bareBase(base);
        return BASES.test(bare) || BASES.test(bare.split(/\.|\\/).at(-1)!);
      }) ||
      (shape.annotations ?? []).some(({ name }) => MARKS.test(name)) ||
      shape.methods.some(({ annotations = [] }) => annotations.some(({ name }) => ACTION_MARKS.test(name))),
  );
}

function renders({ shape }: MethodNode, type: TypeNode): boolean {
  if (
    shape.calls.some(
      ({ name, on, text, args }) =>
        RENDERS.test(name) && (on === 'none' || on === 'self' || text !== undefined) && !isData_(args),
    )
  )
    return true;
  if (shape.creates.some((each) => /^(?:ModelAndView|ForwardResolution|ViewModel)$/.test(each.type)))
    return true;
  const named = shape.results.some((each) => each === 'text' || each.startsWith('field:'));
  if (named && shape.params.some(({ type: written }) => PAGE_PARAM.test(written ?? ''))) return true;
  const ruby = [type, ...ancestors(type)].some((each) =>
    each.shape.bases.some((base) => DRAWS_ITSELF.test(base)),
  );
  return (
    ruby &&
    shape.writes.length > 0 &&
    !shape.calls.some(({ name, args }) => /^(?:render|redirect_to|head)$/.test(name) && args.length > 0)
  );
}

/** `render(json: …)` is none of a page. */
function isData_(args: readonly string[]): boolean {
  return args.length === 1 && args[0] === 'other';
}

function viewOf({ shape }: MethodNode): string {
  const text = shape.calls.find(({ name, text }) => RENDERS.test(name) && text !== undefined)?.text;
  return text === undefined ? 'its view' : `the view ${text.slice(0, 60)}`;
}

/** What it asks and hands on, other than helpers. */
function modelsOf(type: TypeNode, graph: PatternGraph): readonly TypeNode[] {
  const spoken = type.methods.flatMap(({ shape, path }) =>
    shape.calls.flatMap(({ on, args }) => {
      const name =
        nameIn(on, 'type', 'new') ??
        args.map((each) => nameIn(each, 'type')).find((each) => each !== undefined);
      return name === undefined ? [] : (graph.named(name, path) ?? []);
    }),
  );
  const all = new Set([...spoken, ...known(type, graph)]);
  return [...all].filter(
    (each) =>
      each !== type &&
      !isController(each) &&
      !isView(each) &&
      each.shape.kind !== 'enum' &&
      (isData(each) || each.methods.length > 0 || each.parents.length + each.foreign.length > 0) &&
      !HELPER.test(each.shape.name),
  );
}

const HELPER =
  /Exception|Error|Helper|Form$|Type$|Request$|Response$|Validator|Logger|Util|Constants?$|Middleware|Filter$/;

const PRINTS =
  /^(?:print\w*|Print\w*|log|info|echo|puts|Write(?:Line)?|write(?:ln)?|render|draw|display|append|innerHTML|cout)$/i;

/** Takes one of the types, and prints. */
function shows(view: TypeNode, models: readonly TypeNode[]): boolean {
  return (
    models.some(isPlainData) &&
    view.methods.some(
      ({ shape, takes }) =>
        [...takes.values()].flat().some((each) => models.includes(each)) &&
        shape.calls.some(({ name }) => PRINTS.test(name)),
    )
  );
}

/** A window's controller: holds both, takes what the view was told and hands the model to it. */
function ofWindow(type: TypeNode, graph: PatternGraph) {
  if (isView(type)) return undefined;
  const held = [...type.fields.values()].flatMap(({ targets }) => targets).filter((each) => each !== type);
  const asked = (each: TypeNode) =>
    type.methods.some(({ shape }) =>
      shape.calls.some(
        ({ on }) => type.fields.get(nameIn(on, 'field') ?? '')?.targets.includes(each) === true,
      ),
    );
  const given = new Set(
    delegations(type).flatMap(({ call }) => call.args.flatMap((each) => nameIn(each, 'field') ?? [])),
  );
  const views = held.filter(
    (each) =>
      each.shape.kind !== 'interface' &&
      asked(each) &&
      (isView(each) || [...given].some((field) => shows(each, type.fields.get(field)?.targets ?? []))),
  );
  const [view] = views;
  const model = held.find(
    (each) =>
      each !== view &&
      !views.includes(each) &&
      asked(each) &&
      isData(each) &&
      !known(each, graph).has(type) &&
      view !== undefined &&
      !known(each, graph).has(view),
  );
  if (view === undefined || model === undefined) return undefined;
  return {
    roles: [
      { role: 'Controller', type, says: 'changes the model and tells the view' },
      { role: 'Model', type: model },
      { role: 'View', type: view },
    ],
    conditions: {
      answersInput: isView(view) ? 0.5 : 0,
      choosesView: 1,
      asksModel: 1,
      modelApart: 1,
      severalActions: 0,
    },
  };
}
