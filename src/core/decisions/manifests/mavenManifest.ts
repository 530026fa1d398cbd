/** `pom.xml`. */
import type { Dependency, ManifestReader, Trace } from './manifestFacts.ts';
import { TextLines } from './textLines.ts';
import { blocksOf, elementIn, withoutBlocks } from './xmlBlocks.ts';

export const mavenManifest: ManifestReader = {
  matches: (name) => name === 'pom.xml',
  read(path, text) {
    const lines = new TextLines(text);
    const properties = propertiesIn(text);
    const value = (raw: string | undefined) =>
      raw?.replace(/\$\{([\w.-]+)\}/g, (whole, key: string) => properties.get(key) ?? whole);
    const own = withoutBlocks(text, 'dependencyManagement', 'profiles', 'exclusions');
    const dependency = (tag: string): Dependency[] =>
      blocksOf(own, tag).flatMap((block) => {
        const group =
          value(elementIn(block.text, 'groupId')) ??
          (tag === 'plugin' ? 'org.apache.maven.plugins' : undefined);
        const artifact = elementIn(block.text, 'artifactId');
        if (group === undefined || artifact === undefined) return [];
        const version = value(elementIn(block.text, 'version'));
        return [
          {
            ecosystem: 'maven' as const,
            name: `${group}:${artifact}`,
            version: version?.includes('${') ? undefined : version,
            use: tag === 'plugin' ? 'development' : useOf(block.text),
            path,
            line: lines.at(block.start),
          },
        ];
      });
    const head = withoutBlocks(
      text,
      'parent',
      'dependencies',
      'dependencyManagement',
      'build',
      'profiles',
      'modules',
    );
    const group = elementIn(head, 'groupId') ?? elementIn(blocksOf(text, 'parent')[0]?.text ?? '', 'groupId');
    return {
      name: `${group}:${elementIn(head, 'artifactId')}`,
      dependencies: ['parent', 'dependency', 'plugin'].flatMap(dependency),
      traces: [...java(path, lines, properties), ...modules(path, own, lines)],
    };
  },
};

function useOf(block: string): Dependency['use'] {
  if (elementIn(block, 'scope') === 'test') return 'development';
  return elementIn(block, 'optional') === 'true' ? 'optional' : 'product';
}

function propertiesIn(text: string): ReadonlyMap<string, string> {
  const block = blocksOf(withoutBlocks(text), 'properties')[0]?.text ?? '';
  return new Map(
    [...block.matchAll(/<([\w.-]{1,100})>([^<>]{0,200})<\//g)].map((match) => [match[1]!, match[2]!.trim()]),
  );
}

function java(path: string, lines: TextLines, properties: ReadonlyMap<string, string>): Trace[] {
  for (const key of ['java.version', 'maven.compiler.release', 'maven.compiler.source']) {
    const version = properties.get(key);
    if (version !== undefined && /^\d/.test(version))
      return [
        {
          topic: 'runtime',
          title: 'Java',
          version,
          confidence: 'proven',
          path,
          line: lines.of([`<${key}>`]),
          text: `Compiled for Java ${version}.`,
        },
      ];
  }
  return [];
}

function modules(path: string, text: string, lines: TextLines): Trace[] {
  const block = blocksOf(text, 'modules')[0];
  if (block === undefined || blocksOf(block.text, 'module').length < 2) return [];
  return [
    {
      topic: 'monorepo',
      title: 'Maven modules',
      confidence: 'proven',
      path,
      line: lines.at(block.start),
      text: 'Several modules are built as one.',
    },
  ];
}
