/** The shapes of a source text, by the real parser and grammar, and in short lines that a test can show. */
import { extractShapes } from '../../src/core/extract/shapes/extractShapes.ts';
import { languageOf } from '../../src/core/languages/languages.ts';
import type { CallableShape, FieldShape, FileShapes, TypeShape } from '../../src/core/model/shapes.ts';
import { defaultGrammarLocation } from '../../src/infra/parse/grammarFiles.ts';
import { WasmParser } from '../../src/infra/parse/wasmParser.ts';

const parser = new WasmParser(defaultGrammarLocation());

/** @param path only its extension counts. */
export async function shapesOf(path: string, text: string): Promise<FileShapes> {
  const shapes = await parser.parse(languageOf(path)!.grammar, text, ({ matches }) =>
    extractShapes(matches('shapes'), text),
  );
  return shapes!;
}

export function typeNamed({ types }: FileShapes, name: string): TypeShape {
  const type = types.find((each) => each.name === name);
  if (type === undefined)
    throw new Error(`no type ${name}, only ${types.map((each) => each.name).join(', ')}`);
  return type;
}

/** By `Type.method`, or by its name alone where it is of no type. */
export function callableNamed(shapes: FileShapes, path: string): CallableShape {
  const [name, owner] = path.split('.').reverse();
  const among = owner === undefined ? shapes.functions : typeNamed(shapes, owner).methods;
  const callable = among.find((each) => each.name === name);
  if (callable === undefined)
    throw new Error(`no ${path}, only ${among.map((each) => each.name).join(', ')}`);
  return callable;
}

/** `interface abstract Shape < Base, Other`. */
export function typeLine({ kind, abstract, name, bases }: TypeShape): string {
  return words([kind, abstract && 'abstract', name, bases.length > 0 && `< ${bases.join(', ')}`]);
}

/** `private static name: Type = value`. */
export function fieldLine({ visibility, static: shared, name, type, value }: FieldShape): string {
  const typed = type === undefined ? name : `${name}: ${type}`;
  return words([visibility, shared && 'static', typed, value !== undefined && `= ${value}`]);
}

/** `private static abstract method name(a: A) → B`. */
export function headLine(callable: CallableShape): string {
  const { visibility, static: shared, abstract, kind, name, params, returns } = callable;
  const list = params.map((each) => (each.type === undefined ? each.name : `${each.name}: ${each.type}`));
  const head = `${name}(${list.join(', ')})`;
  return words([
    visibility,
    shared && 'static',
    abstract && 'abstract',
    kind,
    head,
    returns !== undefined && `→ ${returns}`,
  ]);
}

/** What it does, one line each: `call on.name(args)`, `create`, `write`; `*` in a loop, `?` in a branch. */
export function bodyLines({ calls, creates, writes }: CallableShape): readonly string[] {
  return [
    ...calls.map(({ on, name, args, loop, guarded }) =>
      words([`${mark(loop, guarded)}call ${on}.${name}(${args.join(', ')})`]),
    ),
    ...creates.map(({ type, args, guarded }) => `${mark(false, guarded)}create ${type}(${args.join(', ')})`),
    ...writes.map(
      ({ field, value, guarded, global }) =>
        `${mark(false, guarded)}write ${global === true ? 'global ' : ''}${field} = ${value}`,
    ),
  ];
}

function mark(loop: boolean | undefined, guarded: boolean | undefined): string {
  return `${loop === true ? '*' : ''}${guarded === true ? '?' : ''}`;
}

function words(parts: readonly (string | false | undefined)[]): string {
  return parts.filter((part) => typeof part === 'string').join(' ');
}
