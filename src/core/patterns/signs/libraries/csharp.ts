import type { LibraryTable } from './libraryTable.ts';

/** Namespaces. */
export const CSHARP_LIBRARIES: LibraryTable = {
  orm: 'Microsoft.EntityFrameworkCore System.Data.Entity NHibernate FluentNHibernate LinqToDB Microsoft.AspNetCore.Identity.EntityFrameworkCore Xpo Finbuckle.MultiTenant.EntityFrameworkCore',
  'sql-library':
    'Dapper System.Data.SqlClient Microsoft.Data.SqlClient Npgsql MySql.Data MySqlConnector Microsoft.Data.Sqlite System.Data.SQLite Oracle.ManagedDataAccess ServiceStack.OrmLite',
  'document-db':
    'MongoDB Raven Microsoft.Azure.Cosmos Marten Amazon.DynamoDBv2 LiteDB Google.Cloud.Firestore Couchbase',
  'cache-library':
    'Microsoft.Extensions.Caching StackExchange.Redis EasyCaching ZiggyCreatures LazyCache CacheManager System.Runtime.Caching Microsoft.AspNetCore.OutputCaching',
  api: 'FastEndpoints Ardalis.ApiEndpoints Carter Swashbuckle NSwag Microsoft.AspNetCore.OpenApi Microsoft.AspNetCore.OData Asp.Versioning Nancy Microsoft.AspNetCore.Http.HttpResults',
  'http-client': 'Refit RestSharp Flurl System.Net.Http.Json RestEase System.Net.Http.HttpClient',
  'graphql-server': 'HotChocolate GraphQL',
  'graphql-client': 'StrawberryShake GraphQL.Client',
  websocket: 'Microsoft.AspNetCore.SignalR System.Net.WebSockets Microsoft.AspNet.SignalR',
  broker:
    'MassTransit RabbitMQ.Client NServiceBus Confluent.Kafka Azure.Messaging.ServiceBus Microsoft.Azure.ServiceBus Rebus EasyNetQ DotNetCore.CAP RawRabbit Amazon.SQS KafkaFlow SlimMessageBus NATS Google.Cloud.PubSub Azure.Messaging.EventHubs',
  mediator: 'MediatR Mediator Paramore.Brighter Wolverine LiteBus Cortex.Mediator MassTransit.Mediator',
  gateway: 'Ocelot Yarp',
  discovery: 'Consul Steeltoe.Discovery',
  rpc: 'System.ServiceModel CoreWCF StreamJsonRpc Orleans ProtoBuf.Grpc',
  job: 'Quartz Hangfire Coravel NCrontab FluentScheduler',
  grpc: 'Grpc Google.Protobuf.WellKnownTypes',
  migration:
    'Microsoft.EntityFrameworkCore.Migrations FluentMigrator DbUp Evolve System.Data.Entity.Migrations',
  container:
    'Autofac Microsoft.Extensions.DependencyInjection Ninject StructureMap Lamar SimpleInjector Castle.Windsor',
  'event-store':
    'EventStore.Client EventStore.ClientAPI Marten.Events SqlStreamStore EventFlow KurrentDB Marten.Events.Aggregation NEventStore',
  specification: 'Ardalis.Specification',
  validator: 'FluentValidation',
  'ui-library':
    'Microsoft.AspNetCore.Components System.Windows Xamarin.Forms Microsoft.Maui Avalonia Microsoft.UI.Xaml',
};
