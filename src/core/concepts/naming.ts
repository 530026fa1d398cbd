/** How files are called, with the subject left open. */
import type { NameShape } from '../places/ranking/nameShape.ts';

/** `{subject}Controller.cs`: what files of the part have in common. */
export function namingOf({ written, role, extension, test, numbered }: NameShape): string {
  const stem = written.slice(0, written.length - extension.length);
  const at = roleStart(stem, role);
  const tail = at > 0 ? stem.slice(at) : `…${role}`;
  const between = /[._-]$/.exec(stem.slice(0, Math.max(0, at)))?.[0] ?? '';
  const before = test && /^test_/i.test(stem) ? 'test_' : '';
  return `${before}${numbered ? '{number}_' : ''}{subject}${between}${tail}${extension}`;
}

/** The role is a word in the singular; `Factories` has it as well. */
function roleStart(stem: string, role: string): number {
  const lower = stem.toLowerCase();
  const at = lower.lastIndexOf(role);
  return at >= 0 || role.length < 4 ? at : lower.lastIndexOf(role.slice(0, -1));
}

/** Words that say what a file is: `12` and `a` say nothing. */
export function isRole(role: string, extension: string): boolean {
  return /^\p{L}{2,}/u.test(role) || (role === 'd' && extension === '.ts');
}

/** What is made to be read by tests teaches nothing. */
export function isMadeUp(path: string): boolean {
  return /(?:^|\/)(?:fixtures?|__fixtures__|testdata|test[-_]data|test[-_]files|snapshots?|__snapshots__|stubs|samples?)\//i.test(
    path,
  );
}
