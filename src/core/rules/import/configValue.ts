/** A configuration as plain data. What could not be read without running it stands as `Unread`. */

/** A part of a configuration that only running it would tell. */
export class Unread {
  /** As written, shortened. */
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export interface ConfigObject {
  readonly [key: string]: ConfigValue;
}

export type ConfigValue =
  | string
  | number
  | boolean
  | null
  | undefined
  | Unread
  | readonly ConfigValue[]
  | ConfigObject;

export function isObject(value: ConfigValue): value is ConfigObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Unread);
}

export function fieldOf(value: ConfigValue, key: string): ConfigValue {
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

export function textOf(value: ConfigValue): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

export function itemsOf(value: ConfigValue): readonly ConfigValue[] {
  return Array.isArray(value) ? value : [];
}

/** A text, or a list of them. Undefined when some of it is anything else. */
export function textsOf(value: ConfigValue): readonly string[] | undefined {
  if (typeof value === 'string') return [value];
  if (!Array.isArray(value)) return undefined;
  const texts = value.filter((each): each is string => typeof each === 'string');
  return texts.length === value.length ? texts : undefined;
}

/** Entries of an object, in order. */
export function entriesOf(value: ConfigValue): readonly (readonly [string, ConfigValue])[] {
  return isObject(value) ? Object.entries(value) : [];
}

export function hasUnread(value: ConfigValue, depth = 0): boolean {
  if (value instanceof Unread) return true;
  if (depth > 30 || typeof value !== 'object' || value === null) return false;
  return Object.values(value).some((each: ConfigValue) => hasUnread(each, depth + 1));
}
