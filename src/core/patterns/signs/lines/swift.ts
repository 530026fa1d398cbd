import type { LineRule } from './lineRule.ts';

export const SWIFT_LINES: readonly LineRule[] = [
  {
    kind: 'route',
    pattern:
      /\b(?:app|routes?|router|group|grouped|protected)\.(?:get|post|put|patch|delete)\([ \t]*"([^"\n]{0,200})"/gm,
    with: ['api'],
  },
  { kind: 'http-client', pattern: /\bURLSession\.shared\b|\bURLSession\(configuration:/gm },
  { kind: 'websocket', pattern: /\bwebSocketTask\(with:/gm },
  {
    kind: 'entity',
    pattern: /\b(?:static|class)[ \t]+let[ \t]+schema[ \t]*=[ \t]*"(\w{1,80})"/gm,
    using: ['Fluent'],
  },
  { kind: 'entity', pattern: /^[ \t]*@Model\b/gm, using: ['SwiftData'] },
  { kind: 'migration', pattern: /:[ \t]*(?:Async)?Migration\b/gm, using: ['Fluent'] },
  {
    kind: 'sql',
    pattern: /"[ \t]*(?:SELECT[ \t]+[\w*(][^\n]{0,200}|INSERT[ \t]+INTO|DELETE[ \t]+FROM|UPDATE[ \t]+\w)/gm,
  },
];
