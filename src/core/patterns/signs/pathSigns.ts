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
    if (/(?:^|\/)pages\/api\//.test(path)) signs.push(sign('route', line), sign('api', line));
    if (
      /\.(?:tsx|jsx|vue|svelte|astro)$/.test(path) ||
      /\bReact\.createElement\(|return \(?[ \t\n]{0,40}<\w/.test(text)
    )
      if (!/\.(?:stories|config)\./.test(path)) signs.push(sign('component', line));
  }
  if (ecosystem === 'php' && path.endsWith('.blade.php') && !isMail(path)) signs.push(sign('template', 1));
  if (ecosystem === 'ruby' && /(?:^|\/)app\/controllers\//.test(path)) signs.push(sign('controller', line));
  if (ecosystem === 'python' && basename(path) === 'models.py') signs.push(sign('entity', line));
  return signs;
}

/** Letters are no pages. */
export function isMail(path: string): boolean {
  return /mail|notif/i.test(path);
}
