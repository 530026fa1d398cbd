/** The text of a configuration as data, by the ending of its name. Scripts are read elsewhere: they need a parser. */
import { type ParseError, parse as parseJson, printParseErrorCode } from 'jsonc-parser';
import { parse as parseToml } from 'smol-toml';
import { parseDocument } from 'yaml';
import { extname } from '../../../base/paths.ts';
import { parseIni } from '../../resolve/python/pythonIni.ts';
import type { ConfigValue } from './configValue.ts';

/** Larger ones are nobody's handwriting. */
export const MAX_CONFIG_LENGTH = 1_000_000;

export type ReadConfig = { readonly config: ConfigValue } | { readonly failure: string };

export function readConfig(path: string, text: string): ReadConfig {
  if (text.length > MAX_CONFIG_LENGTH) return { failure: `it has more than ${MAX_CONFIG_LENGTH / 1000} kB` };
  try {
    return READERS[extname(path)]?.(text) ?? { config: ini(text) };
  } catch (error) {
    return { failure: error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error) };
  }
}

export function isScript(path: string): boolean {
  return /\.[mc]?[jt]s$/.test(path);
}

const READERS: Readonly<Record<string, (text: string) => ReadConfig>> = {
  '.json': json,
  '.jsonc': json,
  '.toml': (text) => ({ config: parseToml(text) as ConfigValue }),
  '.yaml': yaml,
  '.yml': yaml,
  '.dist': yaml,
};

function json(text: string): ReadConfig {
  const errors: ParseError[] = [];
  const config = parseJson(text, errors, { allowTrailingComma: true }) as ConfigValue;
  const [first] = errors;
  return first === undefined
    ? { config }
    : { failure: `${printParseErrorCode(first.error)} at offset ${first.offset}` };
}

function yaml(text: string): ReadConfig {
  const document = parseDocument(text);
  const [first] = document.errors;
  if (first !== undefined) return { failure: first.message.split('\n')[0]! };
  return { config: document.toJS({ maxAliasCount: 100 }) as ConfigValue };
}

function ini(text: string): ConfigValue {
  return Object.fromEntries(
    [...parseIni(text)].map(([section, values]) => [section, Object.fromEntries(values)]),
  );
}
