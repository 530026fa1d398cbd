/** Headers that do not lie in the tree because the build writes them: what they are made from. */
import { basename } from '../../../base/paths.ts';
import type { PathIndex } from '../../ports/languageSupport.ts';

/** @returns the template or description that a header of this name is generated from. */
export function generatorOf(paths: PathIndex, header: string): string | undefined {
  const name = basename(header);
  const stem = name.replace(/\.[^.]+$/, '');
  const sources = [
    `${name}.in`,
    `${name}.cmake`,
    `${name}.cmake.in`,
    `${stem}.cmake.h.in`,
    `${stem}_cmake.h.in`,
    `${name}.template`,
    `${name}.tmpl`,
    ...described(name),
  ];
  return sources.flatMap((source) => paths.named(source))[0];
}

/** Protocol Buffers, FlatBuffers, Qt's user interfaces, lexers and parsers. */
function described(name: string): string[] {
  const made: readonly (readonly [RegExp, string])[] = [
    [/^(.+?)(?:\.grpc)?\.pb\.(?:h|cc)$/, '$1.proto'],
    [/^(.+)\.pb-c\.h$/, '$1.proto'],
    [/^(.+)_generated\.h$/, '$1.fbs'],
    [/^ui_(.+)\.h$/, '$1.ui'],
    [/^(.+)\.(?:tab\.)?(?:h|hpp)$/, '$1.y'],
    [/^(.+)\.(?:tab\.)?(?:h|hpp)$/, '$1.yy'],
    [/^(.+)\.inc$/, '$1.td'],
  ];
  return made.flatMap(([pattern, source]) => (pattern.test(name) ? [name.replace(pattern, source)] : []));
}
