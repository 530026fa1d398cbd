/** Signs in one source file: its imports, its lines, its declarations. */
import { librariesOf } from './libraries/libraries.ts';
import type { LineRule } from './lines/lineRule.ts';
import { LINE_RULES } from './lines/lines.ts';
import { type MakeSign, sentence } from './makeSign.ts';
import { pathSigns } from './pathSigns.ts';
import type { Sign, SignKind } from './sign.ts';
import { Lines, type Source } from './source.ts';
import { symbolSigns } from './symbolSigns.ts';

const MOST_OF_A_RULE = 60;

export function sourceSigns(source: Source): Sign[] {
  const lines = new Lines(source.text);
  const sign: MakeSign = (kind, line, detail) => ({
    kind,
    path: source.path,
    line,
    text: sentence(kind, lines.code(line)),
    ...(detail === undefined ? {} : { detail }),
  });
  const imported = importSigns(source, sign);
  const libraries = new Set(source.facts.imports.map((each) => each.specifier.replace(/^[\\/]/, '')));
  const kinds = new Set(imported.map(({ kind }) => kind));
  const signs = [...imported, ...pathSigns(source, sign)];
  for (const rule of LINE_RULES[source.ecosystem]) {
    if (applies(rule, kinds, libraries)) signs.push(...lineSigns(source.text, rule, lines, sign));
  }
  return withoutCarrier([...signs, ...symbolSigns(source, sign)]);
}

/** Where queries travel over HTTP, HTTP is no interface of its own. */
function withoutCarrier(signs: Sign[]): Sign[] {
  const asks = signs.some(({ kind }) => kind === 'graphql-client');
  return asks ? signs.filter(({ kind }) => kind !== 'http-client') : signs;
}

function importSigns({ ecosystem, imports }: Source, sign: MakeSign): Sign[] {
  const signs = new Map<string, Sign>();
  for (const { specifier, target, line, names, test, kind } of imports) {
    if (target.status === 'resolved' || test === true || kind === 'declared') continue;
    for (const path of [specifier, ...names.map((name) => joined(specifier, name))]) {
      for (const library of librariesOf(ecosystem, path)) {
        for (const each of library.kinds) {
          const key = `${each} ${library.name}`;
          if (!signs.has(key)) signs.set(key, sign(each, line, library.name));
        }
      }
    }
  }
  return [...signs.values()];
}

function joined(specifier: string, name: string): string {
  return specifier.includes('/') || specifier.startsWith('@') ? specifier : `${specifier}.${name}`;
}

function applies(rule: LineRule, kinds: ReadonlySet<SignKind>, libraries: ReadonlySet<string>): boolean {
  if (
    rule.with !== undefined &&
    !rule.with.some((kind) => kinds.has(kind)) &&
    !rule.with.includes('controller')
  )
    return false;
  return rule.using === undefined || rule.using.some((prefix) => startsAny(libraries, prefix));
}

function startsAny(libraries: ReadonlySet<string>, prefix: string): boolean {
  for (const each of libraries) if (each.startsWith(prefix)) return true;
  return false;
}

function lineSigns(text: string, { kind, pattern }: LineRule, lines: Lines, sign: MakeSign): Sign[] {
  const signs: Sign[] = [];
  for (const match of text.matchAll(pattern)) {
    const code = match[0].length - match[0].trimStart().length;
    const line = lines.lineAt(match.index + code);
    const detail = match.slice(1).find((group) => group !== undefined);
    signs.push(sign(kind, line, detail?.replace(/^[ \t]*['"`[]|['"`][ \t]*$/g, '').trim()));
    if (signs.length >= MOST_OF_A_RULE) break;
  }
  return signs;
}
