/** What people see, and who stands behind it: what MVC, MVP and MVVM have in common. */
import type { PatternGraph } from '../definition.ts';
import { ancestors } from '../relations.ts';
import type { MethodNode, TypeNode } from '../typeNodes.ts';

/** Bases of the libraries for user interfaces. */
const VIEW_BASES =
  /^(?:(?:AppCompat|Fragment|Component|Base|Preference|List|DaggerAppCompat|Wear)?Activity|(?:\w{0,20})?(?:Fragment|DialogFragment|ViewController|TableViewController|CollectionViewController)|UIView|UITableViewCell|UICollectionViewCell|NSView|NSWindowController|(?:Frame|Relative|Linear|Constraint|Coordinator)Layout|ViewGroup|Window|MetroWindow|UserControl|ReactiveUserControl|ReactiveWindow|ContentPage|ContentView|TabbedPage|Shell|Page|PhoneApplicationPage|Form|JFrame|JPanel|JDialog|JInternalFrame|Frame|Panel|QWidget|QMainWindow|QDialog|Gtk\.Window|StatelessWidget|StatefulWidget|Application|Stage|LitElement|HTMLElement|UI|VerticalLayout|HorizontalLayout|Tk|wx\.Frame)$/;

const views = new WeakMap<TypeNode, boolean>();

/** Drawn by a library, by what it extends or what stands on it. */
export function isView(type: TypeNode): boolean {
  const known = views.get(type) ?? looksDrawn(type);
  views.set(type, known);
  return known;
}

function looksDrawn(type: TypeNode): boolean {
  return [type, ...ancestors(type)].some(({ shape, foreign }) => {
    const bases = foreign.some((base) => VIEW_BASES.test(base));
    // SwiftUI's views say what they are in `body`.
    const drawn =
      shape.bases.some((base) => base === 'View' || base === 'App') &&
      (shape.fields.some(({ name }) => name === 'body') || shape.methods.some(({ name }) => name === 'body'));
    return bases || drawn;
  });
}

/** Functions that are drawn: Jetpack Compose. */
export function isViewFunction({ shape }: MethodNode): boolean {
  return (shape.annotations ?? []).some(({ name }) => name === 'Composable');
}

/** Types that a type holds, makes or takes, by what is written there. */
export function known(type: TypeNode, graph: PatternGraph): ReadonlySet<TypeNode> {
  const made = type.methods.flatMap(({ shape, path }) =>
    shape.creates.flatMap((each) => graph.named(each.type, path) ?? []),
  );
  return new Set([
    ...[...type.fields.values()].flatMap(({ targets }) => targets),
    ...type.methods.flatMap(({ takes }) => [...takes.values()].flat()),
    ...made,
  ]);
}
