/** What of the registers leaves the machine, by what a person asked for and the level they chose. */
import type { LearnedKind } from '../model/learned.ts';
import { type ConceptShareValue, KEPT, type RejectionShareValue, SHARE } from './fields.ts';
import { kindOf } from './itemIds.ts';
import { joined, type Register, type Registers, registersOf } from './registers.ts';

export interface ExportChoice {
  readonly level: 'all' | 'no code' | 'numbers only';
  readonly kinds: readonly LearnedKind[] | undefined;
  readonly project: string | undefined;
  readonly items: readonly string[] | undefined;
}

export function exported(registers: Registers, choice: ExportChoice): Registers {
  const { kinds, project, items } = choice;
  const meant = [...registers].filter(([item, fields]) => {
    const kind = kindOf(item);
    const isMeant = kind !== undefined && (kinds === undefined || kinds.includes(kind));
    return isMeant && (items === undefined || items.includes(item)) && isOf(project, [...fields.values()]);
  });
  const left = meant.flatMap(([, fields]) => [...fields.values()]);
  return joined(left.filter((each) => isTold(each, project)).map((each) => redacted(each, choice.level)));
}

/** Preferences are of no project; what says nothing but that it was forgotten goes with any. */
function isOf(project: string | undefined, fields: readonly Register[]): boolean {
  if (project === undefined) return true;
  const said = fields.filter(({ field }) => isSaid(field));
  return (
    said.length === 0 ||
    said.some(({ value }) => projectOf(value) === undefined || projectOf(value) === project)
  );
}

function isTold({ field, value }: Register, project: string | undefined): boolean {
  if (project === undefined || !field.startsWith(SHARE)) return true;
  return projectOf(value) === undefined || projectOf(value) === project;
}

function projectOf(value: unknown): string | undefined {
  return (value as { readonly project?: string } | null)?.project;
}

function isSaid(field: string): boolean {
  return field === KEPT || field.startsWith(SHARE);
}

function redacted(register: Register, level: ExportChoice['level']): Register {
  const { item, field, value } = register;
  if (level === 'all' || !isSaid(field) || value === null) return register;
  const isAll = level === 'numbers only';
  if (kindOf(item) === 'concept' && isAll)
    return { ...register, value: { ...(value as ConceptShareValue), project: '', companions: [], uses: [] } };
  if (kindOf(item) !== 'rejection') return register;
  const told = { ...(value as RejectionShareValue), reason: '' };
  return { ...register, value: isAll ? { ...told, project: '', title: '' } : told };
}

/** Every one is still said, or a word that it is not: what one source said is in files of others. */
export function withdrawn(file: Registers, now: Registers, isOwn: (share: Register) => boolean): Register[] {
  return registersOf(file)
    .filter((each) => each.field.startsWith(SHARE) && each.value !== null && isOwn(each))
    .filter(({ item, field }) => !now.get(item)?.has(field))
    .map((each) => ({ ...each, value: null, at: each.at + 1 }));
}
