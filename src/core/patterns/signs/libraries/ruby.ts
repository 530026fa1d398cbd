import type { LibraryTable } from './libraryTable.ts';

/** Gems and what is required from them; Rails says the rest by its base classes. */
export const RUBY_LIBRARIES: LibraryTable = {
  orm: 'active_record sequel rom mongoid data_mapper activerecord',
  'sql-library': 'pg mysql2 sqlite3',
  'document-db': 'mongoid mongo',
  'cache-library': 'dalli redis redis-rails readthis memcached',
  api: 'grape jbuilder rabl active_model_serializers jsonapi-resources fast_jsonapi jsonapi-serializer roda hanami-api blueprinter rswag',
  'http-client': 'faraday httparty rest-client typhoeus net/http http excon httpx open-uri',
  'graphql-server': 'graphql graphql/batch',
  'graphql-client': 'graphql/client',
  websocket: 'faye faye/websocket actioncable anycable',
  broker: 'bunny kafka ruby-kafka karafka hutch sneakers shoryuken waterdrop racecar',
  'event-library': 'wisper dry/events dry-events omnes',
  job: 'sidekiq resque delayed_job good_job whenever clockwork rufus-scheduler sucker_punch que solid_queue',
  grpc: 'grpc gruf twirp',
  page: 'haml slim erubis erubi tilt',
  container: 'dry/container dry-container dry/auto_inject dry-system',
  'event-store': 'rails_event_store ruby_event_store eventide sequent',
};
