/** `go.mod`: requirements that the module itself imports. */
import type { Dependency, ManifestReader, Trace } from './manifestFacts.ts';

const REQUIREMENT =
  /^\s*(?:require\s+)?([a-z\d][\w.-]*\.[a-z]{2,}(?:\/[^\s()]*)?)\s+(v\d\S*)(?!.*\/\/\s*indirect)/i;

export const goManifest: ManifestReader = {
  matches: (name) => name === 'go.mod',
  read(path, text) {
    const dependencies: Dependency[] = [];
    const traces: Trace[] = [];
    let block = '';
    for (const [at, line] of text.split('\n').entries()) {
      const opened = /^(\w+)\s*\(/.exec(line)?.[1];
      if (opened !== undefined) block = opened;
      if (/^\s*\)/.test(line)) block = '';
      const version = /^go\s+(\d+\.\d+[\w.]*)/.exec(line)?.[1];
      if (version !== undefined)
        traces.push({
          topic: 'runtime',
          title: 'Go',
          version,
          confidence: 'proven',
          path,
          line: at + 1,
          text: `Written for Go ${version}.`,
        });
      if (block !== 'require' && !line.startsWith('require')) continue;
      const required = REQUIREMENT.exec(line);
      if (required === null || line.includes('// indirect')) continue;
      dependencies.push({
        ecosystem: 'go',
        name: withoutMajor(required[1]!),
        version: required[2],
        use: 'product',
        path,
        line: at + 1,
      });
    }
    const name = /^module\s+(\S+)/m.exec(text)?.[1];
    return { name: name === undefined ? undefined : withoutMajor(name), dependencies, traces };
  },
};

export function withoutMajor(module: string): string {
  return module.replace(/\/v\d+$/, '');
}
