/** Versions of the run-time that CI workflows ask for. */
import type { CiRun, ManifestReader } from '../manifests/manifestFacts.ts';

const KEYS: Readonly<Record<string, string>> = {
  'node-version': 'Node.js',
  'python-version': 'Python',
  'go-version': 'Go',
  'ruby-version': 'Ruby',
  'java-version': 'Java',
  'php-version': 'PHP',
};
const LINE =
  /^\s*(?:-\s+)?(node-version|python-version|go-version|ruby-version|java-version|php-version)s?\s*:\s*(.+)$/;
const MAX_LINE = 400;

export const ciWorkflow: ManifestReader = {
  matches: (name, path) => /(?:^|\/)\.github\/workflows\/[^/]+$/.test(path) && /\.ya?ml$/.test(name),
  read(path, text) {
    const runs: CiRun[] = [];
    let list: { readonly key: string; readonly indent: number } | undefined;
    for (const [at, raw] of text.split('\n').entries()) {
      const line = raw.slice(0, MAX_LINE).replace(/\s#.*$/, '');
      const found = LINE.exec(line);
      const item = /^(\s*)-\s*["']?(\d[\w.]*)/.exec(line);
      if (found !== null) {
        list = undefined;
        for (const version of versionsIn(found[2]!))
          runs.push({ title: KEYS[found[1]!]!, version, path, line: at + 1 });
      } else if (list !== undefined && item !== null && item[1]!.length >= list.indent) {
        runs.push({ title: KEYS[list.key]!, version: item[2]!, path, line: at + 1 });
      } else {
        const opened =
          /^(\s*)(node-version|python-version|go-version|ruby-version|java-version|php-version)s?\s*:\s*$/.exec(
            line,
          );
        list = opened === null ? undefined : { key: opened[2]!, indent: opened[1]!.length };
      }
    }
    return { dependencies: [], traces: [], runs };
  },
};

/** `18`, `"3.9"`, `[16, 18.x]`; expressions and names of release lines say no number. */
function versionsIn(value: string): readonly string[] {
  if (value.includes('${{')) return [];
  return [...value.matchAll(/(?<![\w.-])["']?(\d+(?:\.\d+)*)(?:\.x|\.\*)?["']?(?![\w.-])/g)].map(
    (match) => match[1]!,
  );
}
