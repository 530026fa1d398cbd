/** Classes that are kept in tables or collections, and the table: as written, else as their mapper names it. */
import type { WorkspacePatterns } from '../../model/pattern.ts';
import { type CodePattern, occurrences } from '../channels/occurrences.ts';
import type { Workspace } from '../signs/gatherSigns.ts';
import { Lines } from '../signs/source.ts';
import { plural, snake } from './tableNames.ts';

type Entity = WorkspacePatterns['entities'][number];

interface EntityPattern extends CodePattern {
  /** In the text from the match on, up to the next entity. */
  readonly table?: RegExp;
  usual(name: string, path: string): string;
}

const CLASS_LINE =
  '(?:[ \\t]*@[^\\n]{0,300}\\n|[ \\t]*[\\w)}"\'][^\\n]{0,200}\\n){0,16}?[^\\n]{0,80}\\bclass[ \\t]+(?<name>\\w{1,80})';

/** Each with a group `name`; a group `table` where the same line gives it. */
const ENTITIES: readonly EntityPattern[] = [
  {
    in: ['jvm'],
    given: /persistence\.|androidx\.room|@MappedEntity|@Entity\b/,
    pattern: new RegExp(
      `^[ \\t]*@(?:Entity|MappedEntity)\\b(?:\\([^)\\n]{0,60}"(?<table>[^"\\n]{1,80})")?[^\\n]{0,200}\\n${CLASS_LINE}`,
      'gm',
    ),
    table: /@Table\([^)\n]{0,80}?name[ \t]*=[ \t]*"([^"\n]{1,80})"/,
    usual: snake,
  },
  {
    in: ['jvm'],
    given: /data\.mongodb/,
    pattern: new RegExp(
      `^[ \\t]*@Document\\b(?:\\([^)"\\n]{0,60}"(?<table>[^"\\n]{1,80})")?[^\\n]{0,200}\\n${CLASS_LINE}`,
      'gm',
    ),
    usual: (name) => name.charAt(0).toLowerCase() + name.slice(1),
  },
  {
    in: ['jvm'],
    given: /org\.jetbrains\.exposed/,
    pattern:
      /^[ \t]*(?:internal |private )?object[ \t]+(?<name>\w{1,80})[ \t]*:[ \t]*\w{0,20}Table\((?:[ \t]*(?:name[ \t]*=[ \t]*)?"(?<table>[^"\n]{1,80})")?/gm,
    usual: (name) => name,
  },
  {
    in: ['script'],
    given: /typeorm|mikro-orm/,
    pattern: new RegExp(
      `^[ \\t]*@Entity\\((?:[ \\t]*(?:\\{[^}\\n]{0,60}(?:name|tableName):[ \\t]*)?['"\`](?<table>[^'"\`\\n]{1,80})['"\`])?[^\\n]{0,200}\\n${CLASS_LINE}`,
      'gm',
    ),
    usual: snake,
  },
  {
    in: ['script'],
    given: /mongoose/,
    pattern: /\bmodel(?:<[^>\n]{0,120}>)?\([ \t]*['"`](?<name>\w{1,80})['"`]/gm,
    usual: (name) => plural(name).replaceAll('_', ''),
  },
  {
    in: ['script'],
    given: /sequelize/i,
    pattern: /\bdefine\([ \t\n]{0,20}['"`](?<name>\w{1,80})['"`]/gm,
    table: /\btableName:[ \t]*['"`]([^'"`\n]{1,80})/,
    usual: plural,
  },
  {
    in: ['script'],
    given: /drizzle-orm/,
    pattern:
      /\bconst[ \t]+(?<name>\w{1,80})[ \t]*=[ \t]*(?:pg|mysql|sqlite)Table\([ \t\n]{0,20}['"`](?<table>\w{1,80})['"`]/gm,
    usual: snake,
  },
  {
    in: ['python'],
    given: /django/,
    pattern:
      /^class[ \t]+(?<name>\w{1,80})\([^)\n]{0,120}\b(?:models\.Model|\w{0,40}Model|Abstract\w{0,40}User)\b[^\n]{0,80}:/gm,
    table: /\bdb_table[ \t]*=[ \t]*['"]([^'"\n]{1,80})/,
    usual: djangoTable,
  },
  {
    in: ['python'],
    given: /__tablename__/,
    pattern: /^class[ \t]+(?<name>\w{1,80})\([^)\n]{0,200}\)[ \t]*:(?=[\s\S]{0,600}?__tablename__)/gm,
    table: /__tablename__(?:[ \t]*:[ \t]*\w{1,20})?[ \t]*=[ \t]*['"]([^'"\n]{1,80})/,
    usual: snake,
  },
  {
    in: ['python'],
    given: /sqlmodel/,
    pattern: /^class[ \t]+(?<name>\w{1,80})\([^)\n]{0,120}\btable[ \t]*=[ \t]*True\)/gm,
    usual: (name) => name.toLowerCase(),
  },
  {
    in: ['python'],
    given: /\bdb\.Model\b/,
    pattern: /^class[ \t]+(?<name>\w{1,80})\([^)\n]{0,120}\bdb\.Model\b/gm,
    table: /__tablename__[ \t]*=[ \t]*['"]([^'"\n]{1,80})/,
    usual: snake,
  },
  {
    in: ['csharp'],
    given: /\bDbSet</,
    pattern:
      /\bDbSet<(?:[\w.]{0,80}\.)?(?<name>\w{1,80})>[ \t]+(?<table>(?!_?[dD]b[sS]et\b|_?[sS]et\b)\w{1,80})[ \t]*(?:\{|=>|;)/gm,
    usual: (name) => name,
  },
  {
    in: ['csharp'],
    given: /\bIEntityTypeConfiguration</,
    pattern: /\bIEntityTypeConfiguration<(?:[\w.]{0,80}\.)?(?<name>\w{1,80})>/gm,
    table: /\.ToTable\([ \t]*"([^"\n]{1,80})"/,
    usual: () => '',
  },
  {
    in: ['php'],
    given: /\bORM\\/,
    pattern:
      /^[ \t]*(?:#\[|\*[ \t]*@)ORM\\Entity\b[^\n]{0,200}\n(?:[^\n]{0,200}\n){0,12}?[^\n]{0,40}\bclass[ \t]+(?<name>\w{1,80})/gm,
    table: /\bORM\\Table\([ \t]*name[ \t]*[:=][ \t]*['"]([^'"\n]{1,80})/,
    usual: snake,
  },
  {
    in: ['php'],
    given: /\bextends[ \t]+(?:Model|Authenticatable|Pivot)\b/,
    pattern:
      /^[ \t]*(?:final |abstract )?class[ \t]+(?<name>\w{1,80})[ \t]+extends[ \t]+(?:Model|Authenticatable|Pivot)\b/gm,
    table: /\$table[ \t]*=[ \t]*['"]([^'"\n]{1,80})/,
    usual: plural,
  },
  {
    in: ['ruby'],
    given: /ApplicationRecord|ActiveRecord::Base|Spree::Base/,
    pattern:
      /^[ \t]*class[ \t]+(?<name>[\w:]{1,80})[ \t]*<[ \t]*(?:::)?(?:ApplicationRecord|ActiveRecord::Base|Spree::Base)\b/gm,
    table: /\bself\.table_name[ \t]*=[ \t]*['"]([^'"\n]{1,80})/,
    usual: (name) => plural(name.split('::').at(-1)!),
  },
  {
    in: ['rust'],
    given: /\btable_name\b/,
    pattern:
      /#\[(?:sea_orm\(table_name|diesel\(table_name)[ \t]*=[ \t]*"?(?<table>\w{1,80})[^\n]{0,80}\n(?:[^\n]{0,200}\n){0,6}?[^\n]{0,20}\bstruct[ \t]+(?<name>\w{1,80})/gm,
    usual: snake,
  },
  {
    in: ['go'],
    given: /gorm/,
    pattern: /^type[ \t]+(?<name>\w{1,80})[ \t]+struct[ \t]*\{(?=[^}]{0,2000}(?:gorm\.Model|gorm:"))/gm,
    table: /\bTableName\(\)[ \t]*string[ \t]*\{[ \t\n]{0,20}return[ \t]+"([^"\n]{1,80})"/,
    usual: plural,
  },
];

/** What entities extend is none itself. */
const ROOTS = new Set(['ApplicationRecord', 'BaseModel', 'BaseEntity', 'Model', 'Base', 'TimestampedModel']);

const MOST = 3000;
const NEAR = 1500;

export function findEntities(workspace: Workspace): Entity[] {
  const found = new Map<string, Entity>();
  for (const entity of ENTITIES) {
    for (const { source, match, place } of occurrences(workspace.sources, entity)) {
      const { name, table } = match.groups ?? {};
      if (name === undefined || ROOTS.has(name)) continue;
      const written = table ?? entity.table?.exec(own(source.text, match))?.[1];
      const named = written ?? entity.usual(name, source.path);
      if (named !== '' && (written !== undefined || !found.has(name)) && found.size < MOST)
        found.set(name, { name, table: named, place });
    }
  }
  for (const entity of [...mappedInPython(workspace), ...prismaModels(workspace)])
    found.set(entity.name, entity);
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : Number(a.name > b.name)));
}

const NEXT = /^(?:@Entity\b|(?:export |public |final |abstract ){0,2}class |type \w)/m;

/** From the match to the next declaration. */
function own(text: string, match: RegExpExecArray): string {
  const after = text.slice(match.index + match[0].length, match.index + match[0].length + NEAR);
  const next = after.search(NEXT);
  return match[0] + (next === -1 ? after : after.slice(0, next));
}

/** `app_model`, by the folder that holds the models. */
function djangoTable(name: string, path: string): string {
  const folders = path.split('/').slice(0, -1);
  const app = folders.at(-1) === 'models' ? folders.at(-2) : folders.at(-1);
  return `${app === undefined ? '' : `${app}_`}${name.toLowerCase()}`;
}

const MAPPED: CodePattern = {
  in: ['python'],
  given: /\bsqlalchemy\b/,
  pattern:
    /\b(?:mapper|map_imperatively)\([ \t\n]{0,20}(?:\w{1,40}\.)?(?<name>[A-Z]\w{0,80})[ \t]*,[ \t\n]{0,20}(?<held>\w{1,80})\b/gm,
};

/** SQLAlchemy's imperative mapping: the class, and the variable that holds its table. */
function mappedInPython({ sources }: Workspace): Entity[] {
  return [...occurrences(sources, MAPPED)].flatMap(({ source, match, place }) => {
    const { name = '', held = '' } = match.groups ?? {};
    const table = [
      ...source.text.matchAll(/^(\w{1,80})[ \t]*=[ \t]*Table\([ \t\n]{0,20}['"](\w{1,80})['"]/gm),
    ].find(([, variable]) => variable === held)?.[2];
    return table === undefined ? [] : [{ name, table, place }];
  });
}

function prismaModels({ input }: Workspace): Entity[] {
  return [...input.texts]
    .filter(([path]) => path.endsWith('.prisma'))
    .flatMap(([path, text]) => {
      const lines = new Lines(text);
      return [...text.matchAll(/^model[ \t]+(\w{1,80})[ \t]*\{([^}]{0,8000})/gm)].map((match) => {
        const line = lines.lineAt(match.index);
        const table = /@@map\([ \t]*"([^"\n]{1,80})"/.exec(match[2]!)?.[1] ?? match[1]!;
        return { name: match[1]!, table, place: { path, line, text: lines.code(line) } };
      });
    });
}
