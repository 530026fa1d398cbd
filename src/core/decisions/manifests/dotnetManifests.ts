/** MSBuild projects and the files that hold versions for them. */
import { basename } from '../../../base/paths.ts';
import { isTestPath } from '../../workspace/testPaths.ts';
import type { Dependency, ManifestReader, Trace } from './manifestFacts.ts';
import { TextLines } from './textLines.ts';
import { elementIn, withoutBlocks } from './xmlBlocks.ts';

const REFERENCE =
  /<(PackageReference|FrameworkReference)\s[^<>]{0,400}?Include="([\w.-]{1,200})"([^<>]{0,400})/g;
const SDKS: Readonly<Record<string, readonly [Trace['topic'], string]>> = {
  'Microsoft.NET.Sdk.Web': ['framework', 'ASP.NET Core'],
  'Microsoft.NET.Sdk.BlazorWebAssembly': ['framework', 'Blazor'],
  'Microsoft.NET.Sdk.Worker': ['jobs', '.NET worker service'],
  'MSTest.Sdk': ['testing', 'MSTest'],
  'Aspire.AppHost.Sdk': ['framework', 'Aspire'],
};

export const dotnetProject: ManifestReader = {
  matches: (name) => /\.(?:cs|fs|vb)proj$/.test(name) || name === 'Directory.Build.props',
  read(path, text) {
    const bare = withoutBlocks(text);
    const lines = new TextLines(text);
    const tests =
      isTestPath(path) || bare.includes('Microsoft.NET.Test.Sdk') || bare.includes('<IsTestProject>true');
    const dependencies = [...bare.matchAll(REFERENCE)].map(
      (match): Dependency => ({
        ecosystem: 'nuget',
        name: match[2]!,
        version: /\bVersion="([\w.*-]+)"/.exec(match[3]!)?.[1],
        use: tests || /PrivateAssets="all"/i.test(match[3]!) ? 'development' : 'product',
        path,
        line: lines.at(match.index),
      }),
    );
    return {
      dependencies,
      traces: tracesOf(path, bare, lines).filter(({ topic }) => !tests || topic === 'testing'),
    };
  },
};

function tracesOf(path: string, text: string, lines: TextLines): Trace[] {
  const traces: Trace[] = [];
  const framework = elementIn(text, 'TargetFramework') ?? elementIn(text, 'TargetFrameworks')?.split(';')[0];
  const version = /^net(?:coreapp)?(\d+\.\d)/.exec(framework ?? '')?.[1];
  if (version !== undefined)
    traces.push({
      topic: 'runtime',
      title: '.NET',
      version,
      confidence: 'proven',
      path,
      line: lines.of(['<TargetFramework']),
      text: `Built for .NET ${version}.`,
    });
  for (const match of text.matchAll(/Sdk(?:\s+Name)?="([\w.]{1,100})/g)) {
    const found = SDKS[match[1]!];
    if (found !== undefined)
      traces.push({
        topic: found[0],
        title: found[1],
        confidence: 'proven',
        path,
        line: lines.at(match.index),
        text: `Built with the SDK ${match[1]}.`,
      });
  }
  return traces;
}

/** `Directory.Packages.props`: versions by package. */
export function centralVersions(path: string, text: string): ReadonlyMap<string, string> {
  if (basename(path) !== 'Directory.Packages.props') return new Map();
  const found = withoutBlocks(text).matchAll(
    /<PackageVersion\s[^<>]{0,200}?Include="([\w.-]{1,200})"[^<>]{0,200}?Version="([\w.-]{1,80})"/g,
  );
  return new Map([...found].map((match) => [match[1]!, match[2]!]));
}
