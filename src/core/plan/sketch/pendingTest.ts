/** A test that is yet to be written, and says so to whoever runs it: in the framework that the sibling is written in. */
import { extname } from '../../../base/paths.ts';
import { capital } from '../../edit/fileNaming.ts';
import { renamer } from '../text/renamed.ts';
import type { Sample } from './parts.ts';
import type { Sketch } from './sketchFile.ts';

export function pendingTest(
  { path, text, subject: from }: Sample,
  subject: readonly string[],
): Sketch | undefined {
  const rename = renamer(from, subject);
  const about = rename(
    /\b(?:describe|context)\(\s*['"`]([^'"`]+)['"`]/.exec(text)?.[1] ?? from.map(capital).join(''),
  );
  const type = rename(/\bclass\s+(\w+)/.exec(text)?.[1] ?? '');
  const written = writer(extname(path), { text, about, type, rename, subject });
  return written === undefined ? undefined : { text: written, declares: [], lacks: [], asks: [], stubs: 0 };
}

interface Told {
  readonly text: string;
  readonly about: string;
  readonly type: string;
  readonly subject: readonly string[];
  rename(text: string): string;
}

function writer(extension: string, { text, about, type, rename, subject }: Told): string | undefined {
  if (/^\.[cm]?[jt]sx?$/.test(extension)) return scriptTest(text, about);
  const line = (pattern: RegExp) => rename(pattern.exec(text)?.[0] ?? '');
  if (extension === '.py') {
    if (/\bunittest\b|TestCase\b/.test(text) && !/\bpytest\b/.test(text)) return undefined;
    return `import pytest\n\n\n@pytest.mark.skip(reason="yet to be written")\ndef test_${subject.join('_')}():\n    raise NotImplementedError\n`;
  }
  if (extension === '.go')
    return `${line(/^package \w+$/m)}\n\nimport "testing"\n\nfunc Test${subject.map(capital).join('')}(t *testing.T) {\n\tt.Skip("yet to be written")\n}\n`;
  if (extension === '.java' && /org\.junit\.jupiter/.test(text) && type !== '')
    return `${line(/^package [\w.]+;$/m)}\n\nimport org.junit.jupiter.api.Disabled;\nimport org.junit.jupiter.api.Test;\n\n@Disabled("yet to be written")\nclass ${type} {\n    @Test\n    void works() {}\n}\n`;
  return undefined;
}

function scriptTest(text: string, about: string): string | undefined {
  if (!/\b(?:describe|it|test)\s*\(/.test(text)) return undefined;
  const quote = (text.match(/'/g) ?? []).length >= (text.match(/"/g) ?? []).length ? "'" : '"';
  const end = /;\s*$/m.test(text) ? ';' : '';
  const own =
    /^import\s*\{([^}]*)\}\s*from\s*(['"](?:vitest|@jest\/globals|node:test|bun:test|mocha)['"]);?$/m.exec(
      text,
    );
  const hasDescribe = /\bdescribe\s*\(/.test(text);
  const call = /\bit\s*\(/.test(text) || !/\btest\s*\(/.test(text) ? 'it' : 'test';
  const from =
    own === null ? '' : `import { ${hasDescribe ? 'describe, ' : ''}${call} } from ${own[2]}${end}\n\n`;
  const todo = `${call}.todo(${quote}works${quote})${end}`;
  // Mocha knows no `todo`: a test without a body is pending there.
  const pending = /\bfrom\s*['"]chai['"]|require\(['"]chai['"]\)/.test(text)
    ? `${call}(${quote}works${quote})${end}`
    : todo;
  return hasDescribe
    ? `${from}describe(${quote}${about}${quote}, () => {\n  ${pending}\n})${end}\n`
    : `${from}${pending}\n`;
}
