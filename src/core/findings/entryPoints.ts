/** Files that start something, or that a tool or framework finds by name or place: nobody has to import them. */
import { basename } from '../../base/paths.ts';
import { rememberedByText } from '../../base/remembered.ts';
import { wordsOf } from '../edit/fileNaming.ts';

/** Base names without extension, lower case. */
const ENTRY_NAMES = new Set(
  (
    'index main mod lib app application server client cli program startup bootstrap entry worker preload background ' +
    '__init__ __main__ setup conftest manage wsgi asgi urls settings admin apps models views tasks signals celery fabfile noxfile tasks dodo ' +
    'gulpfile gruntfile rakefile webpack build config constants env doc global globals polyfills register instrumentation middleware ' +
    'package-info module-info assemblyinfo globalusings extension plugin'
  ).split(' '),
);
const CONFIG_NAME =
  /(?:^\.|[.-](?:config|conf|setup|rc|workspace|d|worker|entry|story|stories|gen|generated)$|_(?:pb2|pb2_grpc|generated)$|^vite|^jest|^babel|^karma|rc$)/;
/** Last words of names that say the same. */
const ENTRY_WORDS = new Set([
  'index',
  'main',
  'entry',
  'entrypoint',
  'worker',
  'bootstrap',
  'preload',
  'polyfill',
  'polyfills',
  'shim',
]);
const FOUND_BY_PLACE = new Set(
  (
    'pages routes route app api controllers views migrations alembic versions commands management middleware middlewares plugins hooks ' +
    'stories templates layouts tasks jobs handlers functions lambdas lambda workers public static assets extensions extension bin scripts script ' +
    'tools tool hack ci build bench benches benchmark benchmarks extra extras contrib resources examples example samples sample demos demo docs doc documentation website vendor third_party thirdparty ' +
    'generated gen dist out fixtures testdata playground sandbox templatetags features steps support generators seeds seeders factories'
  ).split(' '),
);

/** True for names that say that the file starts or configures something, or gathers its folder. */
export const isEntryName = rememberedByText((path) => {
  const stem = stemOf(path).toLowerCase();
  const last = wordsOf(stemOf(path)).at(-1) ?? '';
  return ENTRY_NAMES.has(stem) || CONFIG_NAME.test(stem) || ENTRY_WORDS.has(last);
});

/** True in folders whose files are run, listed or loaded by name rather than imported. */
export const isFoundByPlace = rememberedByText((path) =>
  path
    .split('/')
    .slice(0, -1)
    .some(
      (folder) =>
        FOUND_BY_PLACE.has(folder.toLowerCase()) || folder.startsWith('.') || /^[[(@_]/.test(folder),
    ),
);

/** The base name up to its last dot. */
export function stemOf(path: string): string {
  const name = basename(path);
  const at = name.lastIndexOf('.');
  return at <= 0 ? name : name.slice(0, at);
}
