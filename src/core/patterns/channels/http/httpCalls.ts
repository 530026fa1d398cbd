/** Calls that the workspace makes over HTTP with a path that can be read. */
import type { Source } from '../../signs/source.ts';
import { type CodePattern, occurrences } from '../occurrences.ts';
import { type HttpEnd, segmentsOf } from './httpPath.ts';

interface CallPattern extends CodePattern {
  readonly prefix?: RegExp;
  /** The name of the service that the whole file calls. */
  readonly service?: RegExp;
  /** When no method can be read. */
  readonly usual?: string;
}

const PATH = `(?<path>[^'"\`\\n]{1,200})`;
/** A quote, and what is added to the text. */
const END = `['"\`](?<more>[ \\t]*\\+[^,)\\n]{0,160})?`;

const FEIGN = /@FeignClient\([ \t]*(?:[^"\n]{0,60}\b(?:name|value)[ \t]*=[ \t]*)?"([\w-]{2,80})"/;

const CALLS: readonly CallPattern[] = [
  {
    in: ['script'],
    pattern: new RegExp(
      `(?:\\$http|\\b(?:this|axios|http|httpClient|api|client|apiClient|requests?|agent|superagent|ky|got|ApiService|instance|fetcher))[ \\t]*(?:<[^>\\n]{0,80}>)?\\.(?<method>get|post|put|patch|delete|del)(?:<[^>\\n]{0,80}>)?\\([ \\t\\n]{0,40}['"\`]${PATH}${END}`,
      'gm',
    ),
  },
  {
    in: ['script'],
    pattern: new RegExp(
      `\\b(?:fetch|\\$fetch|useFetch|request|axios)\\([ \\t\\n]{0,40}['"\`]${PATH}${END}(?:[^\\n]{0,10}\\{[^}\\n]{0,80}method:[ \\t]*['"](?<method>\\w{3,7}))?`,
      'gm',
    ),
  },
  {
    in: ['script'],
    pattern: new RegExp(
      `\\bmethod:[ \\t]*['"](?<method>GET|POST|PUT|PATCH|DELETE)['"],[ \\t\\n]{0,40}url:[ \\t]*['"\`]${PATH}['"\`]`,
      'gm',
    ),
  },
  {
    // Clients that tools write from an OpenAPI document.
    in: ['script'],
    pattern: new RegExp(
      `\\.(?<method>get|post|put|patch|delete)(?:<[^>(){}]{0,200}>)?\\(\\{[\\s\\S]{0,300}?\\burl:[ \\t]*['"\`]${PATH}['"\`]`,
      'gm',
    ),
  },
  {
    in: ['python'],
    pattern:
      /\b(?:requests|httpx|client|session|http)\.(?<method>get|post|put|patch|delete)\([ \t\n]{0,40}f?['"](?<path>[^'"\n]{1,200})['"]/gm,
    given: /\b(?:requests|httpx|aiohttp)\b/,
  },
  {
    in: ['jvm'],
    pattern: /@(?<method>Get|Post|Put|Patch|Delete)Mapping\([^"\n]{0,40}"(?<path>[^"\n]{0,200})"/gm,
    given: /@FeignClient\b|@HttpExchange\b/,
    prefix: /@FeignClient\([^)\n]{0,120}path[ \t]*=[ \t]*"([^"\n]{0,120})"/,
    service: FEIGN,
  },
  {
    in: ['jvm'],
    pattern:
      /@RequestMapping\([^)\n]{0,80}RequestMethod\.(?<method>\w{3,7})[^)"\n]{0,60}"(?<path>[^"\n]{0,200})"/gm,
    given: /@FeignClient\b/,
    service: FEIGN,
  },
  {
    in: ['jvm'],
    pattern: /^[ \t]*@(?<method>GET|POST|PUT|PATCH|DELETE)\([ \t]*"(?<path>[^"\n]{1,200})"/gm,
    given: /\bretrofit2?\./,
  },
  {
    in: ['jvm'],
    pattern: /^[ \t]*@(?<method>Get|Post|Put|Patch|Delete)\([ \t]*"(?<path>[^"\n]{1,200})"/gm,
    given: /^[ \t]*@Client\(/m,
  },
  {
    in: ['jvm'],
    pattern: /\.(?<method>get|post|put|delete)For(?:Object|Entity)\([ \t]*"(?<path>[^"\n]{1,200})"/gm,
  },
  {
    in: ['jvm'],
    pattern: /\.uri\([ \t\n]{0,20}"(?<path>[^"\n]{1,200})"/gm,
    given: /\bWebClient\b|\bRestClient\b/,
  },
  {
    in: ['csharp'],
    pattern:
      /\.(?<method>Get|Post|Put|Patch|Delete)(?:FromJson|AsJson|String|Stream)?Async(?:<[^>\n]{0,80}>)?\([ \t\n]{0,40}\$?"(?<path>[^"\n]{1,200})"/gm,
  },
  {
    in: ['csharp'],
    pattern: /\[(?<method>Get|Post|Put|Patch|Delete)\([ \t]*"(?<path>\/[^"\n]{0,200})"/gm,
    given: /\bRefit\b/,
  },
  { in: ['go'], pattern: /\bhttp\.(?<method>Get|Post)\([^"\n]{0,60}"(?<path>[^"\n]{1,200})"/gm },
  {
    in: ['go'],
    pattern:
      /\bhttp\.NewRequest(?:WithContext)?\([^"\n]{0,40}(?:"(?<method>[A-Z]{3,7})"|http\.Method\w{3,7})[^"\n]{0,60}"(?<path>[^"\n]{1,200})"/gm,
  },
  {
    in: ['php'],
    pattern:
      /->request\([ \t]*['"](?<method>\w{3,7})['"][ \t]*,[^'"\n]{0,60}['"](?<path>[^'"\n]{1,200})['"]/gm,
  },
  {
    in: ['php'],
    pattern: /\bHttp::(?<method>get|post|put|patch|delete)\([ \t]*['"](?<path>[^'"\n]{1,200})['"]/gm,
  },
  {
    in: ['go', 'php'],
    pattern: /\b[sS]printf\([ \t]*['"](?:https?:\/\/)?%[sv](?<path>\/[\w-]{2,60}[^'"\n]{0,140})['"]/gm,
    given: /\bhttp\.(?:NewRequest|Get\(|Post\()|\bcurl_init\(|->request\(/,
  },
  {
    in: ['csharp'],
    pattern:
      /\$"\{\w{0,40}(?:[uU]ri|[uU]rl|[bB]ase\w{0,20}|[hH]ost)\}(?<path>\/?[\w-]{2,60}[^"\n]{0,140})"/gm,
    given: /\bHttpClient\b|\bAPI\b/,
  },
  {
    in: ['jvm'],
    pattern:
      /\b\w{0,40}(?:[uU]rl|URL|[uU]ri|URI|[hH]ost)(?:\(\))?[ \t]*\+[ \t]*"(?<path>\/[\w-]{2,60}[^"\n]{0,140})"/gm,
    given: /\b(?:RestTemplate|WebClient|RestClient|HttpClient|HttpURLConnection|OkHttpClient)\b/,
  },
  {
    // A host without a dot is a name in the workspace's own network.
    in: 'all',
    pattern:
      /['"`]https?:\/\/(?:(?<service>[a-zA-Z][\w-]{1,60})|\$?\{[^}'"`\n]{0,80}\}|%s)(?::(?:\d{2,5}|\$?\{[^}'"`\n]{0,80}\}|%[sd]))?(?<path>\/[\w-]{2,60}[^'"`\n]{0,140})['"`]/gm,
    given:
      /\b(?:requests|httpx|aiohttp|axios|fetch|superagent|request|got|HttpClient|RestTemplate|WebClient|RestClient|http\.(?:NewRequest|Get|Post)|reqwest|Faraday|HTTParty|Net::HTTP|curl_init|Guzzle\w*)\b/,
  },
  {
    in: ['ruby'],
    pattern:
      /\b(?:Faraday|HTTParty|RestClient|HTTP|conn|connection)\.(?<method>get|post|put|patch|delete)\(?[ \t]*['"](?<path>[^'"\n]{1,200})['"]/gm,
  },
  {
    in: ['rust'],
    pattern: /\bclient\.(?<method>get|post|put|patch|delete)\([^"\n]{0,40}"(?<path>[^"\n]{1,200})"/gm,
    given: /\breqwest\b/,
  },
];

export function httpCalls(sources: readonly Source[]): HttpEnd[] {
  const ends: HttpEnd[] = [];
  for (const call of CALLS) {
    for (const { source, match, place } of occurrences(sources, call)) {
      const {
        method,
        path = '',
        more,
        service = call.service?.exec(source.text)?.[1] ?? hostOf(path),
      } = match.groups ?? {};
      const segments = segmentsOf(
        `${call.prefix?.exec(source.text)?.[1] ?? ''}/${withoutBase(path + added(more))}`,
      );
      if (segments.every((segment) => segment === '{}')) continue;
      ends.push({ method: verb(method), segments, place, ...(service === undefined ? {} : { service }) });
    }
  }
  return ends;
}

/** `http://orders:8080/all` → `orders`; undefined for what lies outside, or varies. */
function hostOf(path: string): string | undefined {
  return /^https?:\/\/([a-zA-Z][\w-]{1,60})(?::\d{1,5})?\//.exec(path)?.[1];
}

/** `+ id + '/pets'` → `{}/pets`. */
function added(more = ''): string {
  const parts = more.split('+').slice(1);
  return parts.map((part) => /^[ \t]*['"`]([^'"`]{0,120})['"`]/.exec(part)?.[1] ?? '{}').join('');
}

/** `${base}/orders` and `{baseUrl}/orders` begin at the slash. */
function withoutBase(path: string): string {
  return path.replace(/^(?:\$?\{[^}\n]{1,80}\}|%s)(?=\/)/, '');
}

function verb(method: string | undefined): string | undefined {
  if (method === undefined) return undefined;
  return method.toLowerCase() === 'del' ? 'DELETE' : method.toUpperCase();
}
