/** The part that files play, read off how they are called. */
import { nameShape } from '../places/ranking/nameShape.ts';

export interface ConceptPart {
  readonly role: string;
  readonly extension: string;
  readonly test: boolean;
}

/** What stands for the subject in a template. */
export const SUBJECT = '{subject}';

export function isTestNaming(naming: string): boolean {
  return /^test_|[._-](?:test|spec)s?\.\w+$|(?:Tests?|Spec)\.\w+$/.test(naming);
}

/** @param naming a template: `{subject}.controller.ts`. */
export function partOf(naming: string): ConceptPart {
  const { role, extension } = nameShape(naming.replaceAll(SUBJECT, 'thing'));
  return { role, extension, test: isTestNaming(naming) };
}

/** Whether a file's name is of that part. */
export function playsPart(name: string, { role, extension, test }: ConceptPart): boolean {
  const shape = nameShape(name);
  return shape.core.length > 1 && shape.role === role && shape.extension === extension && shape.test === test;
}
