import type { ConfigValue } from '../rules/import/configValue.ts';

/** Reads what a configuration script exports, without running it. */
export interface ConfigReader {
  /** Undefined when it is no script that can be parsed, or exports nothing. */
  read(path: string, text: string): ConfigValue;
}
