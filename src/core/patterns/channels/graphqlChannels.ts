/** Fields of the schema's roots: the operation that asks for one, and the resolver or schema line that answers. */
import type { Evidence } from '../../model/finding.ts';
import type { ChannelEdge } from '../../model/pattern.ts';
import type { Workspace } from '../signs/gatherSigns.ts';
import { Lines } from '../signs/source.ts';
import { type CodePattern, placesByName } from './occurrences.ts';
import { pairs } from './pairs.ts';

const RESOLVED: readonly CodePattern[] = [
  {
    in: ['script'],
    pattern:
      /@(?:Query|Mutation|Subscription)\([^\n]{0,160}\n(?:[ \t]*@[^\n]{0,160}\n){0,6}[ \t]*(?:public |async |private ){0,3}(\w{2,80})\(/gm,
  },
  {
    in: ['jvm'],
    pattern:
      /@(?:QueryMapping|MutationMapping|DgsQuery|DgsMutation)\b[^\n]{0,120}\n(?:[ \t]*@[^\n]{0,160}\n){0,4}[ \t]*(?:public |fun ){0,2}[\w<>,.? ]{0,80}?\b(\w{2,80})\(/gm,
  },
  { in: ['python'], pattern: /^[ \t]*(?:async )?def[ \t]+resolve_(\w{2,80})\(/gm },
  {
    in: ['script'],
    pattern:
      /^[ \t]{2,8}(?:async )?(\w{2,80})(?:[ \t]*:[ \t]*(?:async )?(?:\(|adapt|\w{1,30}\()|[ \t]*\((?:_|parent|root|obj|args)\b)/gm,
  },
];

export function graphqlChannels(workspace: Workspace): ChannelEdge[] {
  const asked = askedFields(workspace);
  if (asked.size === 0) return [];
  const fields = schemaFields(workspace);
  const resolved = placesByName(
    {
      ...workspace,
      sources: workspace.sources.filter(
        ({ path }) => workspace.signs.has(path, 'graphql-server') || /resolver/i.test(path),
      ),
    },
    RESOLVED,
  );
  const answers = new Map<string, readonly Evidence[]>([...fields, ...resolved]);
  return pairs('graphql', asked, answers);
}

const OPERATION =
  /\b(?:query|mutation|subscription)\b[ \t]*\w{0,80}[ \t]*(?:\([^){]{0,400}\))?[ \t\n]*\{[ \t\n]*(?:\w{1,80}[ \t]*:[ \t]*)?(\w{2,80})/g;

/** The first field of each operation, in documents and in tagged templates. */
function askedFields({ sources, signs, input }: Workspace): Map<string, Evidence[]> {
  const places = new Map<string, Evidence[]>();
  const look = (path: string, text: string) => {
    const lines = new Lines(text);
    for (const match of text.matchAll(OPERATION)) {
      const line = lines.lineAt(match.index);
      places.set(match[1]!, [...(places.get(match[1]!) ?? []), { path, line, text: lines.code(line) }]);
    }
  };
  for (const { path, text } of sources) if (signs.has(path, 'graphql-client')) look(path, text);
  for (const path of signs.files('graphql-client'))
    if (/\.(?:graphql|gql)$/.test(path)) look(path, input.texts.get(path) ?? '');
  return places;
}

const ROOT = /\btype[ \t]+(?:Query|Mutation|Subscription)\b[^{\n]{0,200}\{([^}]{0,20000})\}/g;

function schemaFields({ signs, input, sources }: Workspace): Map<string, Evidence[]> {
  const places = new Map<string, Evidence[]>();
  const texts = [...signs.files('graphql-server')].map(
    (path) =>
      [path, sources.find((source) => source.path === path)?.text ?? input.texts.get(path) ?? ''] as const,
  );
  for (const [path, text] of texts) {
    const lines = new Lines(text);
    for (const block of text.matchAll(ROOT)) {
      for (const field of block[1]!.matchAll(/^[ \t]*(\w{2,80})[ \t]*[(:]/gm)) {
        const line = lines.lineAt(block.index + block[0].indexOf(block[1]!) + field.index);
        places.set(field[1]!, [{ path, line, text: lines.code(line) }]);
      }
    }
  }
  return places;
}
