import type { LibraryTable } from './libraryTable.ts';

/** Modules as the code imports them. */
export const SWIFT_LIBRARIES: LibraryTable = {
  orm: 'Fluent FluentKit CoreData SwiftData RealmSwift GRDB CoreStore',
  'sql-library':
    'FluentPostgresDriver FluentMySQLDriver FluentSQLiteDriver PostgresNIO MySQLNIO SQLite SQLite3 SQLiteNIO SQLKit',
  'document-db': 'MongoKitten MongoSwift FluentMongoDriver FirebaseFirestore',
  'cache-library': 'Redis RediStack Valkey Kingfisher SDWebImage Nuke',
  api: 'Vapor Hummingbird Kitura Perfect OpenAPIVapor OpenAPIHummingbird',
  'http-client': 'Alamofire Moya AsyncHTTPClient OpenAPIURLSession Get',
  'graphql-server': 'Graphiti Pioneer GraphQLKit',
  'graphql-client': 'Apollo SwiftGraphQL',
  websocket: 'WebSocketKit Starscream NIOWebSocket SocketIO',
  broker: 'MQTTNIO CocoaMQTT RabbitMq SwiftKafka Kafka AMQPClient',
  grpc: 'GRPC GRPCCore GRPCProtobuf GRPCNIOTransportHTTP2',
  page: 'Leaf LeafKit Plot Elementary Stencil',
  job: 'Queues BackgroundTasks',
  'event-library': 'Combine RxSwift ReactiveSwift OpenCombine',
  store: 'ComposableArchitecture ReSwift',
  container: 'Swinject Needle Factory Resolver',
  'ui-library': 'SwiftUI UIKit AppKit WatchKit',
};
