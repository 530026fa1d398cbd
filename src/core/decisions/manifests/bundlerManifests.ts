/** `Gemfile` and gem specifications, line by line. */
import type { Dependency, ManifestReader, Trace } from './manifestFacts.ts';

const GEM = /^\s*gem\s*\(?\s*["']([\w.-]+)["']\s*(?:,\s*["']([^"']+)["'])?(.*)$/;
const SPEC = /\.add_(runtime_|development_)?dependency\s*\(?\s*["']([\w.-]+)["']\s*(?:,\s*["']([^"']+)["'])?/;
const DEVELOPMENT =
  /:(?:development|test|ci|lint|docs?|tools?)\b|["'](?:development|test)["']|\b(?:development|test):/;

export const gemfile: ManifestReader = {
  matches: (name) => name === 'Gemfile' || name.endsWith('.gemspec') || name === 'gems.rb',
  read(path, text) {
    const dependencies: Dependency[] = [];
    const traces: Trace[] = [];
    const groups: boolean[] = [];
    for (const [at, line] of text.split('\n').entries()) {
      const place = { ecosystem: 'rubygems' as const, path, line: at + 1 };
      const opens = /^\s*(group\b.*|(?:if|unless|case|platforms?|source|path|git|install_if)\b.*)$/.exec(
        line,
      );
      if (opens !== null && /\bdo\b|^\s*(?:if|unless|case)\b/.test(line))
        groups.push(/^\s*group\b/.test(line) && isForDevelopment(line));
      else if (/^\s*end\b/.test(line)) groups.pop();
      const gem = GEM.exec(line);
      if (gem !== null) {
        const development =
          groups.includes(true) || (/\bgroups?:|:group\s*=>/.test(gem[3]!) && isForDevelopment(gem[3]!));
        dependencies.push({
          ...place,
          name: gem[1]!,
          version: gem[2],
          use: development ? 'development' : 'product',
        });
      }
      const spec = SPEC.exec(line);
      if (spec !== null)
        dependencies.push({
          ...place,
          name: spec[2]!,
          version: spec[3],
          use: spec[1] === 'development_' ? 'development' : 'product',
        });
      const ruby = /^\s*ruby\s+["']([^"']+)["']|required_ruby_version\s*=\s*["']([^"']+)["']/.exec(line);
      const version = ruby?.[1] ?? ruby?.[2];
      if (version !== undefined)
        traces.push({
          topic: 'runtime',
          title: 'Ruby',
          version,
          confidence: 'proven',
          path,
          line: at + 1,
          text: `Runs on Ruby ${version}.`,
        });
    }
    return { dependencies, traces };
  },
};

/** A group for production as well is no group for development. */
function isForDevelopment(text: string): boolean {
  return DEVELOPMENT.test(text) && !/:(?:production|default)\b/.test(text);
}
