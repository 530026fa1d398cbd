import type { LineRule } from './lineRule.ts';

export const RUBY_LINES: readonly LineRule[] = [
  {
    kind: 'route',
    pattern:
      /^[ \t]*(?:get|post|put|patch|delete|match|resources?|root)[ \t]*\(?[ \t]*([:'"/][^,\n]{1,120})/gm,
    with: ['controller'],
  },
  {
    kind: 'api',
    pattern:
      /\brender[ \t(]+(?:[^\n]{0,80}[, ])?json:|\bformat\.json\b|<[ \t]*(?:ActionController::API|Grape::API|JSONAPI::ResourceController)\b|\brespond_to[ \t]+:json\b/gm,
  },
  {
    kind: 'page',
    pattern:
      /\bformat\.html\b|<[ \t]*ActionController::Base\b|\berb[ \t]+:|\bhaml[ \t]+:|\brender[ \t]+(?:'|"|:|action:|template:|layout:)/gm,
  },
  {
    kind: 'controller',
    pattern:
      /^[ \t]*class[ \t]+[\w:]{1,80}Controller[ \t]*<|\bRails\.application\.routes\.draw\b|\broutes\.draw[ \t]+do\b/gm,
  },
  {
    kind: 'orm',
    pattern: /<[ \t]*(?:::)?(?:ApplicationRecord|ActiveRecord::Base|Sequel::Model|Spree::Base)\b/gm,
  },
  {
    kind: 'entity',
    pattern:
      /^[ \t]*class[ \t]+([\w:]{1,80})[ \t]*<[ \t]*(?:::)?(?:ApplicationRecord|ActiveRecord::Base|Sequel::Model|Spree::Base)\b/gm,
  },
  { kind: 'aggregate', pattern: /\binclude[ \t]+(?:\w{1,40}::)?AggregateRoot\b/gm },
  { kind: 'command', pattern: /^[ \t]*class[ \t]+(\w{1,80})[ \t]*<[ \t]*(?:\w{1,40}::)?Command\b/gm },
  { kind: 'event', pattern: /^[ \t]*class[ \t]+(\w{1,80})[ \t]*<[ \t]*(?:\w{1,40}::)?Event\b/gm },
  { kind: 'command-handler', pattern: /\b(?:register_command|command_bus\.register)\b/gm },
  { kind: 'mediator-send', pattern: /\bcommand_bus\.(?:call|\()|\bcommand_bus\./gm },
  { kind: 'document-db', pattern: /\binclude[ \t]+Mongoid::Document\b/gm },
  { kind: 'migration', pattern: /<[ \t]*ActiveRecord::Migration\b|\bSequel\.migration\b/gm },
  {
    kind: 'cache',
    pattern: /\bRails\.cache\.|\bcaches_action\b|^[ \t]*(?:<%-?[ \t]{0,20})?cache[ \t]+\[|\bcache_store\b/gm,
  },
  {
    kind: 'job',
    pattern:
      /<[ \t]*(?:ApplicationJob|ActiveJob::Base)\b|\binclude[ \t]+Sidekiq::(?:Worker|Job)\b|\bperform_(?:async|later|in)\b/gm,
  },
  { kind: 'websocket', pattern: /<[ \t]*(?:ApplicationCable::Channel|ActionCable::Channel::Base)\b/gm },
  {
    kind: 'graphql-server',
    pattern: /<[ \t]*(?:GraphQL::Schema|Types::BaseObject|GraphQL::Schema::Object)\b/gm,
  },
  {
    kind: 'http-client',
    pattern:
      /\b(?:Faraday|HTTParty|RestClient|Net::HTTP|Typhoeus|HTTP)\.(?:new|get|post|put|delete|start)\b|\binclude[ \t]+HTTParty\b/gm,
  },
  {
    kind: 'event-raise',
    pattern: /\bSpree::(?:Bus|Event)\.(?:publish|fire)\b|\bevent_(?:bus|store)\.publish\b/gm,
  },
  {
    kind: 'event-handler',
    pattern: /\bSpree::(?:Bus|Event)\.subscribe\b|\binclude[ \t]+Wisper/gm,
  },
  {
    kind: 'sql',
    pattern:
      /['"][ \t]*(?:SELECT[ \t]+[\w*(][^\n]{0,200}|INSERT[ \t]+INTO[ \t]|UPDATE[ \t]+[\w.]{1,80}[ \t]+SET\b|DELETE[ \t]+FROM[ \t])/gim,
  },
  {
    kind: 'plugin-host',
    pattern: /\b(?:Plugin|Hook)\.(?:register|add_listener|call_hook)\b|\bregister_plugin\b/gm,
  },
];
