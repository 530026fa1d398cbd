import type { LineRule } from './lineRule.ts';

export const PYTHON_LINES: readonly LineRule[] = [
  {
    kind: 'route',
    pattern:
      /^[ \t]*@[\w.]{1,60}\.(?:get|post|put|patch|delete|route|api_route)\([ \t]*r?(['"][^'"\n]{0,200})/gm,
  },
  {
    kind: 'route',
    pattern: /\b(?:path|re_path|url)\([ \t]*r?(['"][^'"\n]{0,200})['"][ \t]*,/gm,
    using: ['django'],
  },
  { kind: 'route', pattern: /\b\w{0,20}router\.register\([ \t]*r?(['"][^'"\n]{0,120})/gm },
  { kind: 'route', pattern: /\b(?:add_url_rule|add_resource|add_route|add_api_route)\(([^)\n]{0,120})/gm },
  { kind: 'api', pattern: /\bjsonify\(|\bJsonResponse\(|\bJSONResponse\(|@marshal_with\(|@api_view\(/gm },
  {
    kind: 'api',
    pattern:
      /^class[ \t]+\w{1,80}\([^)\n]{0,120}\b(?:APIView|ViewSet|ModelViewSet|GenericViewSet|Resource|MethodView|\w{1,20}APIView)\b/gm,
  },
  {
    kind: 'page',
    pattern:
      /\b(?:render_template|render_to_response|TemplateResponse)\(|\brender\([ \t]*(?:self\.)?request\b/gm,
  },
  {
    kind: 'page',
    pattern:
      /^class[ \t]+\w{1,80}\([^)\n]{0,120}\b(?:TemplateView|ListView|DetailView|CreateView|UpdateView|DeleteView|FormView)\b/gm,
    using: ['django'],
  },
  { kind: 'http-client', pattern: /\b(?:ClientSession|AsyncClient)\(/gm },
  { kind: 'grpc-service', pattern: /\badd_\w{1,80}Servicer_to_server\(/gm },
  { kind: 'websocket', pattern: /@[\w.]{1,60}\.websocket\(|\bWebSocketConsumer\b|@socketio\.on\(/gm },
  {
    kind: 'publish',
    pattern: /\.(?:basic_publish|publish|send)\([ \t]*['"]?([^,)\n]{0,120})/gm,
    with: ['broker'],
  },
  {
    kind: 'subscribe',
    pattern: /\.(?:basic_consume|subscribe|psubscribe)\([ \t]*['"]?([^,)\n]{0,120})/gm,
    with: ['broker'],
  },
  { kind: 'broker', pattern: /\.pubsub\(/gm, with: ['cache-library'] },
  { kind: 'mediator', pattern: /^class[ \t]+(?:MessageBus|CommandBus|QueryBus|Mediator)\b/gm },
  {
    kind: 'mediator-send',
    pattern:
      /\b(?:message_?bus|messagebus|command_?bus|query_?bus|mediator)\.(?:handle|send|dispatch|execute)\(/gim,
  },
  {
    kind: 'event-handler',
    pattern:
      /^[ \t]*@receiver\((?!\[?[ \t]*(?:[\w.]{1,40}\.)?(?:(?:pre|post)_(?:save|delete|init|migrate)|m2m_changed|request_\w{1,20}|user_logged_\w{1,10}|setting_changed)\b)([^)\n]{0,120})/gm,
  },
  {
    kind: 'event-handler',
    pattern: /^[ \t]*def[ \t]+\w{1,80}\([^)\n]{0,40}event:[ \t]*(?:events\.)?(\w{1,80})/gm,
  },
  {
    kind: 'event-raise',
    pattern: /\bevents\.append\(([^)\n]{0,120})|\b(?:add_event|raise_event|register_event|publish_event)\(/gm,
  },
  {
    kind: 'job',
    pattern: /^[ \t]*@(?:[\w.]{1,40}\.)?(?:shared_task|task|scheduled_job|periodic_task|actor)\b/gm,
    with: ['job'],
  },
  {
    kind: 'entity',
    pattern:
      /^class[ \t]+(\w{1,80})\([^)\n]{0,120}\b(?:models\.Model|db\.Model|Base|DeclarativeBase|SQLModel|Document|Model)\b/gm,
    with: ['orm'],
  },
  { kind: 'orm', pattern: /^class[ \t]+\w{1,80}\([^)\n]{0,120}\bmodels\.Model\b/gm, using: ['django'] },
  { kind: 'migration', pattern: /^class[ \t]+Migration\(migrations\.Migration\)|^down_revision\b/gm },
  { kind: 'unit-of-work', pattern: /^class[ \t]+\w{0,40}UnitOfWork\b/gm },
  { kind: 'cache', pattern: /^[ \t]*@(?:[\w.]{1,30}\.)?(?:cached|memoize|cache_page)\(/gm },
  {
    kind: 'sql',
    pattern:
      /['"][ \t]*(?:SELECT[ \t]+[\w*"'`(][^\n]{0,200}|INSERT[ \t]+INTO[ \t]|UPDATE[ \t]+[\w".]{1,80}[ \t]+SET\b|DELETE[ \t]+FROM[ \t])/gm,
  },
  {
    kind: 'sql',
    pattern:
      /^[ \t]*(?:SELECT[ \t]+[\w*"'`(][^\n]{0,200}|INSERT[ \t]+INTO[ \t]+[\w".]{1,80}|DELETE[ \t]+FROM[ \t]+[\w".]{1,80})/gm,
  },
  { kind: 'plugin', pattern: /^[ \t]*@(?:[\w.]{1,40}\.)?hook(?:impl|spec)\b/gm },
  {
    kind: 'plugin-host',
    pattern: /\b(?:entry_points|iter_entry_points|PluginManager|load_plugins?|register_plugins?)\(/gm,
  },
];
