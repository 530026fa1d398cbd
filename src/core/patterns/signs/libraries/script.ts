import type { LibraryTable } from './libraryTable.ts';

/** npm packages; a sub-path where only that means it. */
export const SCRIPT_LIBRARIES: LibraryTable = {
  orm: 'typeorm sequelize sequelize-typescript @nestjs/typeorm @nestjs/sequelize @mikro-orm mikro-orm prisma @prisma/client objection bookshelf drizzle-orm waterline mongoose @nestjs/mongoose @typegoose/typegoose nestjs-typegoose @nestjs/mikro-orm typeorm-seeding',
  'sql-library':
    'pg mysql mysql2 better-sqlite3 sqlite3 sqlite mssql oracledb tedious knex slonik kysely postgres pg-promise @vercel/postgres @neondatabase/serverless node:sqlite',
  'document-db':
    'mongodb mongoose @nestjs/mongoose @typegoose/typegoose nestjs-typegoose mongodb-memory-server firebase/firestore @google-cloud/firestore nano pouchdb rethinkdb @aws-sdk/client-dynamodb @aws-sdk/lib-dynamodb couchbase arangojs',
  'cache-library':
    'redis ioredis node-cache lru-cache cache-manager memcached memjs keyv next/cache @nestjs/cache-manager apicache @upstash/redis @vercel/kv flat-cache quick-lru @isaacs/ttlcache',
  api: 'restify routing-controllers @loopback/rest @feathersjs/express @nestjs/swagger swagger-ui-express swagger-jsdoc tsoa express-openapi-validator',
  'http-client':
    'axios superagent node-fetch got ky request request-promise @angular/common/http undici ofetch wretch needle cross-fetch isomorphic-fetch unfetch @nestjs/axios openapi-fetch vue-axios redaxios',
  'graphql-server':
    'apollo-server apollo-server-express apollo-server-koa @apollo/server apollo-server-core type-graphql @nestjs/graphql graphql-yoga mercurius express-graphql nexus @pothos/core graphql-http @graphql-tools/schema postgraphile graphql-modules',
  'graphql-client':
    '@apollo/client apollo-client apollo-angular react-apollo vue-apollo @vue/apollo-composable urql @urql/core graphql-request relay-runtime react-relay apollo-boost graphql-tag',
  websocket:
    'ws socket.io socket.io-client @nestjs/websockets sockjs sockjs-client @stomp/stompjs websocket uWebSockets.js @fastify/websocket reconnecting-websocket isomorphic-ws @microsoft/signalr @rails/actioncable pusher-js laravel-echo phoenix',
  broker:
    'amqplib kafkajs node-rdkafka nats mqtt rhea @google-cloud/pubsub @aws-sdk/client-sqs @aws-sdk/client-sns @azure/service-bus amqp-connection-manager stompit @golevelup/nestjs-rabbitmq rascal node-nats-streaming pulsar-client @confluentinc/kafka-javascript',
  mediator: '@nestjs/cqrs mediatr-ts @oolory/ts-cqrs',
  'event-library': 'event-dispatch @nestjs/event-emitter eventemitter2 emittery typed-emitter',
  gateway:
    'http-proxy-middleware express-gateway express-http-proxy @apollo/gateway fast-gateway @fastify/http-proxy',
  discovery: 'eureka-js-client consul etcd3',
  saga: 'node-sagas @temporalio/workflow',
  store:
    'redux react-redux @reduxjs/toolkit vuex pinia @ngrx/store @ngrx/effects @ngxs/store flux zustand redux-saga redux-thunk easy-peasy @datorama/akita @ngneat/elf @rematch/core dva effector reflux alt',
  rpc: '@trpc/server @trpc/client @trpc/react-query @trpc/next comlink jayson json-rpc-2.0 vscode-jsonrpc thrift rpc-websockets @orpc/server',
  job: 'node-cron cron agenda node-schedule bree @nestjs/schedule bull bullmq @nestjs/bull @nestjs/bullmq toad-scheduler bee-queue graphile-worker pg-boss kue',
  grpc: '@grpc/grpc-js grpc @connectrpc/connect nice-grpc grpc-web @bufbuild/connect @improbable-eng/grpc-web',
  'mvc-framework': 'sails @adonisjs/core',
  page: 'ejs pug express-handlebars nunjucks consolidate koa-views @fastify/view hbs eta',
  container: 'inversify tsyringe awilix typedi @nestjs/common bottlejs',
  'ui-library':
    'react react-dom react-native vue svelte @angular/core preact solid-js lit @builder.io/qwik next/link next/image @sveltejs/kit react-router-dom vue-router ember inferno mithril aurelia-framework @remix-run/react',
  'event-store': '@eventstore/db-client @castore/core emmett @event-driven-io/emmett',
  migration: 'umzug db-migrate node-pg-migrate',
};
