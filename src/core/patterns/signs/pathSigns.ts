/** Signs that follow from where a framework looks for a source file. */
import { basename } from '../../../base/paths.ts';
import type { MakeSign } from './makeSign.ts';
import type { Sign } from './sign.ts';
import type { Source } from './source.ts';

export function pathSigns({ path, ecosystem, facts, text }: Source, sign: MakeSign): Sign[] {
  const signs: Sign[] = [];
  const line = facts.symbols[0]?.startLine ?? 1;
  if (ecosystem === 'script') {
    if (/(?:^|\/)app\/(?:.*\/)?route\.[jt]s$/.test(path)) signs.push(sign('route', line), sign('api', line));
    if (STORE_PART.test(path)) signs.push(sign('reducer', line));
    if (/(?:^|\/)pages\/api\//.test(path)) signs.push(sign('route', line), sign('api', line));
    if (
      /\.(?:tsx|jsx|vue|svelte|astro)$/.test(path) ||
      /\bReact\.createElement\(|return \(?[ \t\n]{0,40}<\w/.test(text)
    )
      if (!/\.(?:stories|config)\./.test(path)) signs.push(sign('component', line));
  }
  if (MIGRATION_FILE.test(path)) signs.push(sign('migration', line));
  if (
    ecosystem === 'php' &&
    VIEW_FOLDER.test(path) &&
    /<\/\w{1,20}>/.test(text.slice(0, 4000)) &&
    !isMail(path)
  )
    signs.push(sign('template', 1));
  if (PLUGIN_FILE.test(path)) signs.push(sign('plugin-host', line));
  if (ecosystem === 'php' && path.endsWith('.blade.php') && !isMail(path)) signs.push(sign('template', 1));
  if (ecosystem === 'ruby' && /(?:^|\/)app\/controllers\//.test(path)) signs.push(sign('controller', line));
  if (ecosystem === 'python' && basename(path) === 'models.py') signs.push(sign('entity', line));
  return signs;
}

/** Parts of a one-way store by the names that its libraries give them. */
const STORE_PART =
  /(?:^|\/)(?:stores?|redux)\/(?:[\w-]{1,40}\/){0,2}(?:actions|mutations|getters|reducers?|selectors|effects)\.[jt]s$/;
/** Numbered, as what is run in order is. */
const MIGRATION_FILE =
  /(?:^|\/)(?:migrations?|migrate)\/(?:[\w-]{1,40}\/)?(?:v|m|V)?\d[\w.-]{0,120}\.\w{1,5}$/;
const VIEW_FOLDER = /(?:^|\/)(?:views?|templates?)\//i;
const PLUGIN_FILE =
  /(?:^|\/)plugin[-_]?(?:driver|context|cache|registry|manager|loader|host|filter|hooks?|system|container|utils?)\w{0,12}\.\w{1,5}$/i;

/** Letters are no pages. */
export function isMail(path: string): boolean {
  return /mail|notif/i.test(path);
}
