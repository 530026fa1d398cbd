import type { LibraryTable } from './libraryTable.ts';

/** Crates as the code writes them. */
export const RUST_LIBRARIES: LibraryTable = {
  orm: 'diesel sea_orm diesel_async rbatis ormx',
  'sql-library':
    'sqlx rusqlite tokio_postgres postgres mysql mysql_async sea_query deadpool_postgres tiberius',
  'document-db': 'mongodb bson aws_sdk_dynamodb firestore',
  'cache-library': 'redis moka cached lru deadpool_redis fred bb8_redis memcache mini_moka quick_cache',
  api: 'axum actix_web rocket warp poem tide salvo utoipa aide poem_openapi',
  'http-client': 'reqwest ureq surf isahc awc hyper/Client',
  'graphql-server': 'async_graphql juniper',
  'graphql-client': 'graphql_client cynic',
  websocket: 'tungstenite tokio_tungstenite actix_ws axum/extract/ws',
  broker: 'lapin rdkafka async_nats nats rumqttc paho_mqtt aws_sdk_sqs pulsar amqprs',
  grpc: 'tonic prost',
  page: 'askama tera handlebars maud minijinja rocket_dyn_templates',
  job: 'tokio_cron_scheduler apalis clokwerk cron',
  rpc: 'tarpc jsonrpsee jsonrpc_core',
  migration: 'diesel_migrations sea_orm_migration refinery barrel',
  'ui-library': 'yew leptos dioxus egui iced gtk4 slint tauri ratatui druid',
  'event-store': 'cqrs_es eventstore esrs',
  discovery: 'consul etcd_client',
};
