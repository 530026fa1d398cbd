import { define, type PatternGraph } from '../definition.ts';
import { ancestors, flag } from '../relations.ts';
import type { MethodNode, TypeNode } from '../typeNodes.ts';
import { bareBase, isPlainData } from './storage.ts';
import { isView, isViewFunction, known } from './views.ts';

type Condition = 'observable' | 'viewKnowsIt' | 'knowsNoView' | 'asksModel';

/** Bases and fields that views bind to. */
const BASES =
  /^(?:ViewModel|AndroidViewModel|ObservableObject|ObservableRecipient|ReactiveObject|BindableBase|ViewModelBase|INotifyPropertyChanged|ObservableViewModel|BaseObservable|ChangeNotifier|PropertyChangedBase|Screen|MvxViewModel|NotificationObject)$/;
const OBSERVABLE =
  /^(?:Mutable|Mediator|Read[Oo]nly)?(?:LiveData|StateFlow|SharedFlow|ObservableField|ObservableBoolean|ObservableCollection|ObservableProperty|BehaviorSubject|BehaviorRelay|CurrentValueSubject|PassthroughSubject|ICommand|IRelayCommand|RelayCommand|DelegateCommand|ReactiveCommand|Observable|State|Flow|Driver)\b/;
const MARKED = /^(?:Published|ObservableProperty|Bindable|RelayCommand|Reactive)$/;

/** What a view shows as observable state, in a class that knows no view: J. Gossman (2005). */
export const mvvm = define<Condition>({
  pattern: 'MVVM',
  weights: { observable: 4, viewKnowsIt: 4, knowsNoView: 2, asksModel: 1 },
  *find(graph) {
    const views = viewsOf(graph);
    for (const model of graph.types) {
      yield;
      if (
        model.shape.kind === 'interface' ||
        model.shape.abstract === true ||
        isView(model) ||
        !isObservable(model)
      )
        continue;
      const line = [model, ...model.parents];
      const showing = line.flatMap((each) => views.get(each) ?? []);
      const [view] = showing;
      if (view === undefined) continue;
      const held = [...known(model, graph)].filter((each) => each !== model && !ancestors(model).has(each));
      const asked = held.filter((each) => !isView(each) && !isPlainData(each));
      yield {
        roles: [
          { role: 'View Model', type: model, says: 'offers observable state, and knows no view' },
          ...showing
            .slice(0, 3)
            .map((each) =>
              'shape' in each && 'fields' in each
                ? { role: 'View', type: each }
                : { role: 'View', method: each as MethodNode },
            ),
          ...asked.slice(0, 3).map((type) => ({ role: 'Model', type })),
        ],
        conditions: {
          observable: 1,
          viewKnowsIt: 1,
          knowsNoView: flag(!held.some(isView)),
          asksModel: flag(asked.length > 0 || held.length > 0),
        },
      };
    }
  },
});

function isObservable(type: TypeNode): boolean {
  const line = [type, ...ancestors(type)];
  const byBase = line.some(({ shape }) =>
    shape.bases.some((base) => BASES.test(bareBase(base).split('.').at(-1)!)),
  );
  const fields = type.shape.fields.filter(
    ({ type: written, value, annotations = [] }) =>
      OBSERVABLE.test(written ?? '') ||
      OBSERVABLE.test(value?.replace(/^(?:new|call):/, '') ?? '') ||
      annotations.some(({ name }) => MARKED.test(name)),
  );
  return byBase || fields.length >= 2;
}

/** By type: the views that hold it, make it or take it. */
function viewsOf(graph: PatternGraph): ReadonlyMap<TypeNode, readonly (TypeNode | MethodNode)[]> {
  const found = new Map<TypeNode, (TypeNode | MethodNode)[]>();
  const add = (model: TypeNode, view: TypeNode | MethodNode) => {
    const list = found.get(model) ?? [];
    found.set(model, list);
    list.push(view);
  };
  for (const view of graph.types) {
    if (!isView(view)) continue;
    for (const each of known(view, graph)) add(each, view);
  }
  for (const method of graph.functions) {
    if (!isViewFunction(method)) continue;
    for (const each of new Set([...method.takes.values()].flat())) add(each, method);
  }
  return found;
}
