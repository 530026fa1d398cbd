/** Where things are kept on a machine when nothing else is said (XDG Base Directory Specification). */
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

/** Caches of the command line. */
export function defaultStoragePath(): string {
  return homeFolder(process.env.XDG_CACHE_HOME, '.cache');
}

/** Where it keeps what people have said: caches may be cleared at any time, dismissals are to stay. */
export function defaultDismissalsPath(): string {
  return homeFolder(process.env.XDG_STATE_HOME, '.local/state');
}

/** And where it looks for what a person has set. */
export function defaultSettingsFile(): string {
  return join(homeFolder(process.env.XDG_CONFIG_HOME, '.config'), 'config.json');
}

/** Where models are kept: they are large, and no cache that may be cleared. */
export function defaultModelsPath(): string {
  return join(homeFolder(process.env.XDG_DATA_HOME, '.local/share'), 'models');
}

/** The specification: a path that is not absolute does not count. */
function homeFolder(set: string | undefined, usual: string): string {
  return join(set !== undefined && isAbsolute(set) ? set : join(homedir(), usual), 'groundplan');
}
