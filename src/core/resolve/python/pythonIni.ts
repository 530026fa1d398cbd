/** Reads the INI dialect of `setup.cfg`, `tox.ini` and `pytest.ini` as Python's configparser does. */

/** Values by section and key; a value's continuation lines stand behind it, one per line. */
export type IniFile = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** Never fails: a line that fits nothing is left out. */
export function parseIni(text: string): IniFile {
  const file = new Map<string, Map<string, string>>();
  let section = sectionOf(file, '');
  let key: string | undefined;
  for (const line of text.split(/\r?\n/)) {
    if (/^\s*(?:[#;]|$)/.test(line)) continue;
    if (/^\s/.test(line)) {
      if (key !== undefined) section.set(key, `${section.get(key)}\n${line.trim()}`);
      continue;
    }
    const header = /^\[([^\]]*)\]/.exec(line);
    if (header !== null) section = sectionOf(file, header[1]!.trim());
    const at = header === null ? line.search(/[=:]/) : -1;
    key = at < 0 ? undefined : line.slice(0, at).trim().toLowerCase();
    if (key !== undefined) section.set(key, line.slice(at + 1).trim());
  }
  return file;
}

/** The parts of a list value: one per line, or parted by commas. */
export function iniList(value: string | undefined): readonly string[] {
  return (value ?? '')
    .split(/[\n,]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function sectionOf(file: Map<string, Map<string, string>>, name: string): Map<string, string> {
  const known = file.get(name) ?? new Map<string, string>();
  file.set(name, known);
  return known;
}
