/** Words that say which part a file plays, and what people call these parts. */

/** Each row is one part under all its names, in the singular; the first is the one that is told. */
const PARTS: readonly (readonly string[])[] = [
  ['entity', 'model', 'aggregate', 'record', 'document', 'table'],
  ['repository', 'repo', 'dao', 'store', 'persistence', 'gateway'],
  ['service', 'manager', 'interactor', 'logic'],
  [
    'controller',
    'endpoint',
    'route',
    'router',
    'api',
    'resource',
    'rest',
    'handler',
    'action',
    'view',
    'viewset',
  ],
  ['use case', 'usecase', 'interactor', 'command', 'feature'],
  ['query', 'finder', 'search', 'reader'],
  ['dto', 'schema', 'request', 'response', 'payload', 'param', 'input', 'form', 'serializer', 'viewmodel'],
  ['page', 'screen', 'view', 'template'],
  ['component', 'widget', 'partial'],
  ['hook', 'composable'],
  ['job', 'worker', 'task', 'cron', 'queue', 'processor'],
  ['event', 'message', 'notification'],
  ['listener', 'subscriber', 'consumer', 'observer', 'handler'],
  ['migration'],
  ['test', 'spec', 'e2e'],
  ['mapper', 'converter', 'transformer', 'adapter', 'assembler'],
  ['validator', 'validation', 'constraint', 'rule'],
  ['factory', 'builder', 'seeder', 'seed', 'fixture', 'mother', 'faker'],
  ['policy', 'guard', 'permission', 'authorization'],
  ['middleware', 'interceptor', 'filter', 'pipe'],
  ['module', 'provider', 'configuration', 'config'],
  ['interface', 'type', 'contract', 'port', 'protocol'],
  ['exception', 'error'],
  ['mutation', 'resolver', 'datafetcher', 'subscription'],
  ['client', 'proxy'],
  ['specification', 'criteria'],
  ['email', 'mailer', 'mail'],
  ['constant', 'enum'],
  [
    'decorator',
    'helper',
    'util',
    'strategy',
    'plugin',
    'dependency',
    'decorator',
    'impl',
    'index',
    'main',
    'base',
    'common',
  ],
];

/** No feature is about one of these. */
const ROLE_WORDS: ReadonlySet<string> = new Set(
  PARTS.flat().flatMap((each) => (each.includes(' ') ? each.split(' ') : [each])),
);

/** What stands before a subject and says what is done with it. */
export const VERBS: ReadonlySet<string> = new Set(
  'add all append approve archive assign attach authenticate by calculate cancel change check clear close complete confirm copy count create deactivate activate delete detach disable download duplicate edit enable exist export favorite fetch filter find finish follow generate get handle has hide import invite is list load lock login logout make mark merge move new notify open pay pin place print publish read redeem refund register reject reload remove rename reorder replace request reset resolve restore retrieve return revoke save schedule search send set share show sort start stop store submit subscribe sync tag track transfer unfavorite unfollow unlock unsubscribe update upload upsert validate verify view watch'.split(
    ' ',
  ),
);

export function isRoleWord(word: string): boolean {
  return ROLE_WORDS.has(word);
}

/** Names of the parts that a word may mean, the word itself among them. */
export function namesOfPart(word: string): ReadonlySet<string> {
  return new Set([word, ...PARTS.filter((names) => names.includes(word)).flat()]);
}

/** Whether a word of a sentence names a part rather than a thing. */
export function isPartName(word: string): boolean {
  return PARTS.slice(0, -1).some((names) => names.includes(word));
}
