/** Choices of which a package needs one: where two stand side by side, the code does one thing in two ways. */
import type { Ecosystem } from '../manifests/manifestFacts.ts';
import type { Topic } from './decisionTable.ts';

export interface ExclusiveChoices {
  readonly ecosystem: Ecosystem;
  readonly topic: Topic;
  /** What they do, as a noun. */
  readonly what: string;
  /** Parted by commas. */
  readonly titles: string;
}

export const EXCLUSIVE: readonly ExclusiveChoices[] = [
  {
    ecosystem: 'npm',
    topic: 'data-access',
    what: 'object-relational mappers',
    titles: 'Prisma, TypeORM, Sequelize, MikroORM, Drizzle ORM, Objection.js, Bookshelf, Waterline',
  },
  {
    ecosystem: 'npm',
    topic: 'state',
    what: 'stores for state',
    titles: 'Redux, MobX, Zustand, Jotai, Recoil, Valtio, NgRx, NGXS, Akita, Effector, Pinia, Vuex',
  },
  {
    ecosystem: 'npm',
    topic: 'http-client',
    what: 'HTTP clients',
    titles: 'axios, got, ky, undici, node-fetch, superagent, request, needle',
  },
  {
    ecosystem: 'npm',
    topic: 'testing',
    what: 'test runners',
    titles: 'Jest, Vitest, Mocha, AVA, Tape, tap, QUnit, uvu, Jasmine',
  },
  {
    ecosystem: 'npm',
    topic: 'validation',
    what: 'validation libraries',
    titles: 'Zod, Joi, Yup, Valibot, Superstruct, ArkType, io-ts',
  },
  { ecosystem: 'npm', topic: 'dates', what: 'date libraries', titles: 'Moment.js, date-fns, Day.js, Luxon' },
  { ecosystem: 'npm', topic: 'logging', what: 'loggers', titles: 'Winston, Pino, Bunyan, log4js' },
  { ecosystem: 'npm', topic: 'linting', what: 'linters', titles: 'ESLint, TSLint, JSHint' },
  {
    ecosystem: 'npm',
    topic: 'framework',
    what: 'web frameworks',
    titles: 'Express, Fastify, Koa, hapi, Hono, Elysia, Restify',
  },
  {
    ecosystem: 'npm',
    topic: 'dependency-injection',
    what: 'containers',
    titles: 'InversifyJS, TSyringe, TypeDI, Awilix',
  },
  {
    ecosystem: 'pypi',
    topic: 'data-access',
    what: 'object-relational mappers',
    titles: 'SQLAlchemy, Tortoise ORM, Peewee, Pony ORM',
  },
  {
    ecosystem: 'pypi',
    topic: 'framework',
    what: 'web frameworks',
    titles: 'Django, Flask, FastAPI, Litestar, Tornado, Pyramid, Bottle, Falcon, Sanic, Quart',
  },
  { ecosystem: 'pypi', topic: 'http-client', what: 'HTTP clients', titles: 'Requests, HTTPX' },
  { ecosystem: 'pypi', topic: 'logging', what: 'loggers', titles: 'Loguru, structlog' },
  {
    ecosystem: 'pypi',
    topic: 'jobs',
    what: 'task queues',
    titles: 'Celery, RQ, Dramatiq, Huey, arq, taskiq',
  },
  { ecosystem: 'maven', topic: 'testing', what: 'test frameworks', titles: 'JUnit 5, JUnit 4, TestNG' },
  { ecosystem: 'maven', topic: 'serialization', what: 'JSON libraries', titles: 'Jackson, Gson, Moshi' },
  {
    ecosystem: 'maven',
    topic: 'mocking',
    what: 'mocking libraries',
    titles: 'Mockito, EasyMock, PowerMock, MockK',
  },
  { ecosystem: 'maven', topic: 'dependency-injection', what: 'containers', titles: 'Guice, Dagger, Koin' },
  { ecosystem: 'maven', topic: 'migrations', what: 'migration tools', titles: 'Flyway, Liquibase' },
  {
    ecosystem: 'go',
    topic: 'framework',
    what: 'web frameworks',
    titles: 'Gin, Echo, Fiber, chi, Gorilla mux, Beego, Iris, httprouter',
  },
  { ecosystem: 'go', topic: 'logging', what: 'loggers', titles: 'zap, Logrus, zerolog' },
  {
    ecosystem: 'go',
    topic: 'data-access',
    what: 'object-relational mappers',
    titles: 'GORM, ent, Bun, XORM, SQLBoiler',
  },
  {
    ecosystem: 'crates',
    topic: 'framework',
    what: 'web frameworks',
    titles: 'axum, Actix Web, Rocket, warp, Poem, Salvo',
  },
  { ecosystem: 'crates', topic: 'data-access', what: 'ways to the database', titles: 'Diesel, SQLx' },
  { ecosystem: 'crates', topic: 'http-client', what: 'HTTP clients', titles: 'reqwest, ureq, isahc, surf' },
  {
    ecosystem: 'crates',
    topic: 'concurrency',
    what: 'asynchronous run-times',
    titles: 'Tokio, async-std, smol',
  },
  {
    ecosystem: 'nuget',
    topic: 'testing',
    what: 'test frameworks',
    titles: 'xUnit.net, NUnit, MSTest, TUnit',
  },
  { ecosystem: 'nuget', topic: 'mocking', what: 'mocking libraries', titles: 'Moq, NSubstitute, FakeItEasy' },
  { ecosystem: 'nuget', topic: 'logging', what: 'loggers', titles: 'Serilog, NLog, log4net' },
  {
    ecosystem: 'nuget',
    topic: 'serialization',
    what: 'object mappers',
    titles: 'AutoMapper, Mapster, Mapperly',
  },
  {
    ecosystem: 'nuget',
    topic: 'data-access',
    what: 'object-relational mappers',
    titles: 'Entity Framework Core, NHibernate, LINQ to DB',
  },
  {
    ecosystem: 'packagist',
    topic: 'data-access',
    what: 'object-relational mappers',
    titles: 'Doctrine ORM, Eloquent, Propel, CycleORM',
  },
  {
    ecosystem: 'rubygems',
    topic: 'http-client',
    what: 'HTTP clients',
    titles: 'Faraday, HTTParty, rest-client, http.rb, Typhoeus, Excon',
  },
  {
    ecosystem: 'rubygems',
    topic: 'jobs',
    what: 'job queues',
    titles: 'Sidekiq, Resque, Delayed Job, GoodJob, Solid Queue, Que',
  },
  {
    ecosystem: 'rubygems',
    topic: 'auth',
    what: 'ways to sign in',
    titles: 'Devise, Sorcery, Clearance, Rodauth',
  },
  { ecosystem: 'rubygems', topic: 'testing', what: 'test frameworks', titles: 'RSpec, Minitest, test-unit' },
];
