/** Libraries of C, C++ and Swift projects: CMake, Conan, vcpkg, Meson and the Swift package manager. */
import { basename } from '../../../base/paths.ts';
import type { Dependency, Ecosystem, ManifestReader } from './manifestFacts.ts';
import { TextLines } from './textLines.ts';

/** Patterns whose first group names a library and whose second, where there is one, its version. */
const FORMS: readonly {
  readonly file: RegExp;
  readonly ecosystem: Ecosystem;
  readonly names: readonly RegExp[];
}[] = [
  {
    file: /^CMakeLists\.txt$|\.cmake$/,
    ecosystem: 'native',
    names: [
      /\bfind_package\s*\(\s*([\w+.-]{2,80})(?:\s+(\d[\d.]*))?/gi,
      /\bFetchContent_Declare\s*\(\s*([\w+.-]{2,80})/gi,
      /\bpkg_(?:check|search)_(?:modules?|module)\s*\([^)\n]{0,80}?\s([a-z][\w+.-]{2,80})(?:[<>=]+(\d[\d.]*))?\s*\)/gi,
      /\bCPMAddPackage\s*\(\s*(?:NAME\s+|"[a-z]+:[\w.-]+\/)([\w+.-]{2,80})/gi,
    ],
  },
  {
    file: /^conanfile\.(?:txt|py)$/,
    ecosystem: 'native',
    names: [/["']?\b([a-z][\w+.-]{1,80})\/(\d[\w.]*)(?=[@"'\s#]|$)/gm],
  },
  {
    file: /^vcpkg\.json$/,
    ecosystem: 'native',
    names: [/"name"\s*:\s*"([a-z][\w-]{1,80})"/g, /^[ \t]*"([a-z][\w-]{1,80})"[ \t]*,?[ \t]*\r?$/gm],
  },
  {
    file: /^meson\.build$/,
    ecosystem: 'native',
    names: [/\bdependency\s*\(\s*'([\w+.-]{2,80})'(?:[^)\n]{0,80}?version\s*:\s*'[<>=]*(\d[\d.]*))?/g],
  },
  {
    file: /^Package\.swift$/,
    ecosystem: 'swift',
    names: [
      /\.package\s*\([^)\n]{0,200}?url:\s*"[^"\n]{1,200}\/([\w.-]{1,80}?)(?:\.git)?"(?:[^)\n]{0,80}?"(\d[\w.-]*)")?/g,
    ],
  },
  {
    file: /^Podfile$/,
    ecosystem: 'swift',
    names: [/^[ \t]*pod[ \t]+['"]([\w.-]{1,80})['"](?:\s*,\s*['"][~>=\s]*(\d[\w.]*))?/gm],
  },
];

export const nativeManifests: ManifestReader = {
  matches: (name) => FORMS.some(({ file }) => file.test(name)),
  read(path, text) {
    const { ecosystem, names } = FORMS.find(({ file }) => file.test(basename(path)))!;
    const lines = new TextLines(text);
    const bare = text.replaceAll(/^[ \t]*(?:#|\/\/).*$/gm, (line) => ' '.repeat(line.length));
    const dependencies = names.flatMap((name) =>
      [...bare.matchAll(name)].map(
        (match): Dependency => ({
          ecosystem,
          name: match[1]!.toLowerCase(),
          version: match[2],
          use: 'product',
          path,
          line: lines.at(match.index),
        }),
      ),
    );
    return { dependencies, traces: [] };
  },
};
