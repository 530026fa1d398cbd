import type { LibraryTable } from './libraryTable.ts';

/** Namespaces and classes. */
export const PHP_LIBRARIES: LibraryTable = {
  orm: 'Doctrine/ORM Illuminate/Database/Eloquent Propel Cycle/ORM Doctrine/Bundle/DoctrineBundle Cake/ORM RedBeanPHP Doctrine/Persistence',
  'sql-library': 'PDO mysqli Doctrine/DBAL Illuminate/Support/Facades/DB Medoo Nette/Database Aura/Sql',
  'document-db': 'MongoDB MongoClient MongoCollection MongoDate MongoId Doctrine/ODM Jenssegers/Mongodb',
  'cache-library':
    'Illuminate/Support/Facades/Cache Illuminate/Contracts/Cache Illuminate/Cache Symfony/Contracts/Cache Symfony/Component/Cache Psr/Cache Psr/SimpleCache Predis Redis Illuminate/Support/Facades/Redis Memcached Doctrine/Common/Cache Stash',
  api: 'Symfony/Component/HttpFoundation/JsonResponse Illuminate/Http/JsonResponse Illuminate/Http/Resources ApiPlatform FOS/RestBundle Slim/Routing Nelmio/ApiDocBundle League/Fractal Dingo/Api Tymon/JWTAuth',
  'http-client':
    'GuzzleHttp Symfony/Contracts/HttpClient Symfony/Component/HttpClient Illuminate/Support/Facades/Http Psr/Http/Client Buzz Http/Client',
  'graphql-server':
    'Overblog/GraphQLBundle Nuwave/Lighthouse GraphQL Rebing/GraphQL TheCodingMachine/GraphQLite',
  websocket:
    'Ratchet BeyondCode/LaravelWebSockets Laravel/Reverb Illuminate/Contracts/Broadcasting Swoole/WebSocket',
  broker:
    'PhpAmqpLib AMQPQueue AMQPExchange AMQPConnection AMQPChannel Enqueue Interop/Queue RdKafka OldSound/RabbitMqBundle Bunny Aws/Sqs Symfony/Component/Messenger/Bridge Pheanstalk',
  mediator:
    'Symfony/Component/Messenger League/Tactician Ecotone/Modelling Prooph/ServiceBus SimpleBus Broadway/CommandHandling',
  'event-library':
    'Symfony/Component/EventDispatcher Symfony/Contracts/EventDispatcher Illuminate/Foundation/Events Illuminate/Support/Facades/Event Psr/EventDispatcher League/Event',
  rpc: 'JsonRPC Datto/JsonRpc Thrift SoapClient SoapServer Laminas/Soap',
  job: 'Illuminate/Console/Scheduling Illuminate/Contracts/Queue/ShouldQueue Symfony/Component/Scheduler Illuminate/Bus/Queueable Resque Cron',
  grpc: 'Grpc Spiral/RoadRunner/GRPC',
  'mvc-framework':
    'Illuminate/Routing Illuminate/Http Illuminate/Support/Facades/Route Symfony/Bundle/FrameworkBundle CodeIgniter Cake yii Laminas/Mvc Zend/Mvc Phalcon/Mvc',
  page: 'Twig Illuminate/View Illuminate/Contracts/View Smarty League/Plates Symfony/Bundle/TwigBundle Slim/Views Inertia',
  migration: 'Illuminate/Database/Migrations Doctrine/Migrations Phinx Phinx/Migration',
  container: 'DI/Container Psr/Container Pimple Symfony/Component/DependencyInjection League/Container',
  'event-store':
    'Prooph/EventStore EventSauce Broadway/EventSourcing Broadway/EventStore Spatie/EventSourcing Patchlevel/EventSourcing Prooph/EventSourcing',
};
