/** What is to be made, as a question to `/generate` says it: a path or a file's name, a file to make it after, or words alone. */
import { basename, extname, join } from '../../../base/paths.ts';
import { wordsOf } from '../../edit/fileNaming.ts';
import type { SourceFile } from '../../model/architectureModel.ts';
import type { AnswerGround } from '../ground.ts';
import { homesOf, singular } from './placing.ts';

export interface NewFileWish {
  /** The word that files here are called after, as `controller`. */
  readonly kind?: string | undefined;
  /** Words that it is to be called by. */
  readonly name?: readonly string[] | undefined;
  /** The file itself where it is named with its ending: a path, or a base name that lies where its example does. */
  readonly file?: string | undefined;
  /** The file that is named as its example. */
  readonly example?: SourceFile | undefined;
}

interface NamedFile {
  readonly path: string;
  readonly known: SourceFile | undefined;
}

/** `src/orders/invoice.ts after order.ts`, `a repository for invoices`, `InvoiceRepository`. */
export function newFileWish(ground: AnswerGround, text: string): NewFileWish {
  const named = filesNamed(ground, text);
  const target =
    named.find(({ known }) => known === undefined) ?? (named.length === 1 ? named[0] : undefined);
  const example = named.find((each) => each !== target && each.known !== undefined)?.known;
  if (target === undefined || isExample(text, target))
    return { ...inWords(ground, withoutFiles(text)), example: example ?? target?.known };
  return { ...inWords(ground, stemOf(target.path)), file: target.path, example };
}

export function stemOf(path: string): string {
  return basename(path).replace(/\.\w+$/, '');
}

const FILE_NAME = /(?:[\p{L}\p{N}_@.~-]*[\\/])*[\p{L}\p{N}_@$-][\p{L}\p{N}_@$.-]*\.\p{L}[\p{L}\p{N}]{0,7}/gu;

/** Only what ends as a file here does: a version or an abbreviation has a dot too. What leads out of the workspace is none of its files. */
function filesNamed({ model }: AnswerGround, text: string): readonly NamedFile[] {
  const endings = new Set(model.files.map(({ path }) => extname(path)));
  const written = (text.match(FILE_NAME) ?? []).filter((each) => endings.has(extname(each)));
  return written.flatMap((each) => {
    const path = each.startsWith('/') ? undefined : join(each.replaceAll('\\', '/'));
    return path === undefined || path === '' ? [] : [{ path, known: fileCalled(model.files, path) }];
  });
}

/** By its path, else by the end of it where that is one file's alone. */
function fileCalled(files: readonly SourceFile[], path: string): SourceFile | undefined {
  const whole = files.find((file) => file.path === path);
  if (whole !== undefined) return whole;
  const ending = files.filter((file) => file.path.endsWith(`/${path}`));
  return ending.length === 1 ? ending[0] : undefined;
}

/** `a repository like order.ts` names no file to be made. */
function isExample(text: string, { path, known }: NamedFile): boolean {
  const before = text.replaceAll('\\', '/').split(path)[0] ?? '';
  return (
    known !== undefined &&
    /\b(?:after|like|as|from|on|of|following|resembling)\s+[`"'“]?(?:\.\/)?$/i.test(before)
  );
}

function withoutFiles(text: string): string {
  return text.replace(FILE_NAME, ' ').replace(/\b(?:after|like|as|based on|from|following)\b/gi, ' ');
}

/** The kind is the word that files here are called after; the rest is the name. */
function inWords(ground: AnswerGround, text: string): Pick<NewFileWish, 'kind' | 'name'> {
  const words = wordsOf(text).filter((word) => !FILLER.has(word));
  const kinds = words.map(singular).filter((word) => homesOf(ground, [word]).length > 0);
  const kind = kinds.find((word) => LAST.test(word)) ?? kinds.at(-1);
  const name = words.map(singular).filter((word) => word !== kind);
  return { kind, name: name.length > 0 ? name : undefined };
}

const LAST =
  /^(repository|service|controller|handler|model|view|component|adapter|factory|command|query|test|middleware|route|router|store|client|provider|manager|validator|mapper|dto|entity|hook|page|job|serializer|resource)$/;
const FILLER = new Set(
  'a an the for of new with and to in that which make create generate add write me please file class module base'.split(
    ' ',
  ),
);
