/** Routes that the workspace answers: method, path template, place. */
import type { Evidence } from '../../../model/finding.ts';
import { Lines, type Source } from '../../signs/source.ts';
import { type CodePattern, occurrences } from '../occurrences.ts';
import { type HttpEnd, segmentsOf } from './httpPath.ts';

interface RoutePattern extends CodePattern {
  /** Prefixes that the same file puts before its routes. */
  readonly prefix?: RegExp;
}

const QUOTED = `['"\`]([^'"\`\\n]{0,200})['"\`]`;

/** Groups: method and path, as named. */
const ROUTES: readonly RoutePattern[] = [
  {
    in: ['script'],
    pattern:
      /\b(?:app|server|fastify|router|routes?|\w{1,40}Router|\w{1,40}Routes)[ \t]*\.(?<method>get|post|put|patch|delete)\([ \t\n]{0,20}['"`](?<path>\/[^'"`\n]{0,200})['"`][ \t]*,/gm,
    prefix: new RegExp(
      `\\b(?:app|router|route)\\.use\\([ \\t]*${QUOTED}[ \\t]*,[ \\t]*(?:route|router)\\b`,
      'm',
    ),
  },
  {
    in: ['script'],
    pattern: /\b(?:app|router|server)\.route\([ \t]*['"`](?<path>\/[^'"`\n]{0,200})['"`][ \t]*\)/gm,
  },
  {
    in: ['script'],
    pattern:
      /@(?<method>Get|Post|Put|Patch|Delete)\([ \t]*(?:['"`](?<path>[^'"`\n]{0,200})['"`])?[^)\n]{0,80}\)/gm,
    prefix: new RegExp(`@(?:Json)?Controller\\([ \\t]*(?:\\{[^}\\n]{0,60}path:[ \\t]*)?${QUOTED}`, 'm'),
    given: /@(?:Json)?Controller\(/,
  },
  {
    in: ['python'],
    pattern:
      /^[ \t]*@[\w.]{1,60}\.(?<method>get|post|put|patch|delete)\([ \t\n]{0,20}r?['"](?<path>[^'"\n]{0,200})['"]/gm,
    prefix: new RegExp(
      `\\b(?:APIRouter|Blueprint)\\([^)]{0,200}?(?:url_)?prefix[ \\t]*=[ \\t]*${QUOTED}`,
      'm',
    ),
  },
  {
    in: ['python'],
    pattern:
      /^[ \t]*@[\w.]{1,60}\.route\([ \t]*['"](?<path>[^'"\n]{0,200})['"][^\n]{0,40}?(?:methods[ \t]*=[ \t]*[[(]['"](?<method>\w{3,7})['"])?/gm,
  },
  {
    in: ['python'],
    pattern: /\b(?:path|re_path)\([ \t]*r?['"]\^?(?<path>[^'"\n]{1,200}?)\$?['"][ \t]*,[ \t]*(?!include)/gm,
  },
  {
    in: ['jvm'],
    pattern: /@(?<method>Get|Post|Put|Patch|Delete)Mapping\b(?:\([^"\n]{0,40}"(?<path>[^"\n]{0,200})")?/gm,
    prefix:
      /@RequestMapping\([^"\n]{0,40}"([^"\n]{0,200})"[^\n]{0,200}\n(?:[ \t]*@[^\n]{0,200}\n){0,8}[ \t]*(?:public |internal |open |abstract )*class\b/m,
    given: /@(?:Rest)?Controller\b/,
  },
  {
    in: ['jvm'],
    pattern:
      /@RequestMapping\((?=[^\n]{0,200}RequestMethod)[^"\n]{0,40}(?:"(?<path>[^"\n]{0,200})")?[^\n]{0,120}?RequestMethod\.(?<method>\w{3,7})/gm,
    prefix:
      /@RequestMapping\([^"\n]{0,40}"([^"\n]{0,200})"[^\n]{0,200}\n(?:[ \t]*@[^\n]{0,200}\n){0,8}[ \t]*(?:public |internal |open |abstract )*class\b/m,
    given: /@(?:Rest)?Controller\b/,
  },
  {
    in: ['jvm'],
    pattern:
      /^[ \t]*@(?<method>Get|Post|Put|Patch|Delete)(?:\([^"\n]{0,40}"(?<path>[^"\n]{0,200})"[^\n]{0,60}\))?[ \t]*$/gm,
    prefix: /@Controller\([ \t]*"([^"\n]{0,200})"/m,
    given: /io\.micronaut\.http\.annotation/,
  },
  {
    in: ['csharp'],
    pattern: /\[Http(?<method>Get|Post|Put|Patch|Delete)(?:\([ \t]*"(?<path>[^"\n]{0,200})")?/gm,
    prefix: /\[Route\([ \t]*"([^"\n]{0,200})"/m,
  },
  {
    in: ['csharp'],
    pattern: /\.Map(?<method>Get|Post|Put|Patch|Delete)\([ \t]*"(?<path>[^"\n]{0,200})"/gm,
    prefix: /\.MapGroup\([ \t]*"([^"\n]{0,200})"/m,
  },
  {
    in: ['go'],
    pattern:
      /\.(?<method>GET|POST|PUT|PATCH|DELETE|Get|Post|Put|Patch|Delete|HandleFunc|Handle)\([ \t]*"(?<path>\/[^"\n]{0,200})"[ \t]*,/gm,
  },
  {
    in: ['go'],
    pattern: /\.(?:HandleFunc|Handle)\([ \t]*"(?<method>[A-Z]{3,7}) (?<path>\/[^"\n]{0,200})"[ \t]*,/gm,
  },
  {
    in: ['php'],
    pattern:
      /(?:\bRoute::|\$(?:app|router|group|routes)->)(?<method>get|post|put|patch|delete)\([ \t]*['"](?<path>[^'"\n]{0,200})['"]/gm,
  },
  {
    in: ['php'],
    pattern:
      /#\[Route\([ \t]*(?:path:[ \t]*)?['"](?<path>[^'"\n]{0,200})['"](?:[^\n]{0,120}methods:[ \t]*\[?['"](?<method>\w{3,7}))?/gm,
  },
  {
    in: ['ruby'],
    pattern: /^[ \t]*(?<method>get|post|put|patch|delete)[ \t]+['"](?<path>\/?[^'"\n]{1,200})['"]/gm,
  },
  {
    in: ['rust'],
    pattern:
      /\.route\([ \t\n]{0,20}"(?<path>[^"\n]{0,200})"[ \t]*,[ \t]*(?:\w{1,20}::)?(?<method>get|post|put|patch|delete)\b/gm,
  },
  { in: ['rust'], pattern: /#\[(?<method>get|post|put|patch|delete)\([ \t]*"(?<path>[^"\n]{0,200})"/gm },
];

export function httpRoutes(sources: readonly Source[]): HttpEnd[] {
  const ends: HttpEnd[] = [];
  for (const route of ROUTES) {
    for (const { source, match, place } of occurrences(sources, route)) {
      const { method, path = '' } = match.groups ?? {};
      const prefix = route.prefix?.exec(source.text)?.[1] ?? '';
      const segments = segmentsOf(`${named(prefix, source)}/${path}`);
      if (segments.length > 0) ends.push({ method: verb(method), segments, place });
    }
  }
  return [...ends, ...nextRoutes(sources)];
}

function verb(method: string | undefined): string | undefined {
  return method === undefined || /^handle/i.test(method) ? undefined : method.toUpperCase();
}

/** ASP.NET's `[controller]` is the name of the class. */
function named(prefix: string, { facts }: Source): string {
  if (!prefix.includes('[controller]')) return prefix;
  const name = facts.symbols.find((symbol) => symbol.name.endsWith('Controller'))?.name ?? '';
  return prefix.replace('[controller]', name.replace(/Controller$/, ''));
}

const NEXT = /(?:^|\/)(?:app\/(api\/.{1,200})\/route|pages\/(api\/.{1,200}))\.[jt]sx?$/;

/** Next.js: the path is the route. */
function nextRoutes(sources: readonly Source[]): HttpEnd[] {
  return sources.flatMap(({ path, text }) => {
    const found = NEXT.exec(path);
    if (found === null) return [];
    const place: Evidence = { path, line: 1, text: new Lines(text).code(1) || path };
    return [
      {
        method: undefined,
        segments: segmentsOf(`/${(found[1] ?? found[2]!).replace(/\/index$/, '')}`),
        place,
      },
    ];
  });
}
