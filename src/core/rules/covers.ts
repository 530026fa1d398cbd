/** Whether one selector means at least what another does, as far as the text alone tells; false where it does not tell. */
import type { TargetSelector } from '../model/rule.ts';

const FIELDS = ['files', 'matches', 'modules', 'layers', 'packages'] as const;

export function covers(wide: TargetSelector, narrow: TargetSelector): boolean {
  if (wide.not !== undefined && JSON.stringify(wide.not) !== JSON.stringify(narrow.not)) return false;
  const files = meansFiles(narrow);
  if (files && !meansFiles(wide)) return false;
  if (narrow.packages !== undefined && !fieldCovers(wide.packages ?? [], narrow.packages)) return false;
  return FIELDS.every((field) => {
    if (field === 'packages' || wide[field] === undefined || !files) return true;
    return narrow[field] !== undefined && fieldCovers(wide[field], narrow[field]);
  });
}

function meansFiles({ files, matches, modules, layers, packages }: TargetSelector): boolean {
  return [files, matches, modules, layers].some((each) => each !== undefined) || packages === undefined;
}

function fieldCovers(wide: readonly string[], narrow: readonly string[]): boolean {
  return narrow.every((each) => wide.some((other) => other === each || globCovers(other, each)));
}

/** `src/**` covers all that begins with `src/`. */
function globCovers(wide: string, narrow: string): boolean {
  if (wide === '**') return true;
  const folder = /^([^*?[{]+\/)\*\*$/.exec(wide)?.[1];
  return folder !== undefined && narrow.startsWith(folder);
}
