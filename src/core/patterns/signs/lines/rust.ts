import type { LineRule } from './lineRule.ts';

export const RUST_LINES: readonly LineRule[] = [
  { kind: 'route', pattern: /\.route\([ \t]*"([^"\n]{0,200})"/gm },
  { kind: 'route', pattern: /^[ \t]*#\[(?:get|post|put|patch|delete)\([ \t]*"([^"\n]{0,200})/gm },
  { kind: 'api', pattern: /\bJson[ \t]*[(<]|\bHttpResponse::\w{1,20}\(\)\.json\(/gm, with: ['api'] },
  { kind: 'grpc-service', pattern: /#\[tonic::async_trait\]/gm },
  { kind: 'orm', pattern: /#\[derive\([^)\n]{0,120}(?:Queryable|DeriveEntityModel|Insertable)\b/gm },
  {
    kind: 'entity',
    pattern: /#\[(?:sea_orm\(table_name|diesel\(table_name|table_name)[ \t]*=[ \t]*"?(\w{1,80})/gm,
  },
  {
    kind: 'sql',
    pattern:
      /["#][ \t]*(?:SELECT|select)[ \t]+[\w*("][^\n]{0,200}|"[ \t]*(?:INSERT[ \t]+INTO|insert[ \t]+into|DELETE[ \t]+FROM|delete[ \t]+from|UPDATE|update)[ \t]+["\w]|\bsqlx::query(?:_as|_scalar)?!?[ \t]*[(:]/gm,
  },
  { kind: 'aggregate', pattern: /\bimpl[ \t]+Aggregate[ \t]+for[ \t]+(\w{1,80})/gm },
  { kind: 'command', pattern: /\benum[ \t]+(\w{1,80}Command)\b/gm },
  { kind: 'event', pattern: /\benum[ \t]+(\w{1,80}Event)\b/gm },
  { kind: 'read-model', pattern: /\bimpl[ \t]+(?:View|Query)</gm },
  { kind: 'command-handler', pattern: /\b(?:CqrsFramework|\w{1,30}Cqrs)[ \t]*(?:<|::new)/gm },
  { kind: 'plugin-host', pattern: /\btrait[ \t]+Plugin\b|\.add_plugins?\(|\bregister_plugin\(/gm },
];
