/** Choices of which a package needs one: where two stand side by side, the code does one thing in two ways. */
import type { Ecosystem } from '../manifests/manifestFacts.ts';
import type { Topic } from './decisionTable.ts';

export interface ExclusiveChoices {
  readonly ecosystem: Ecosystem;
  readonly topic: Topic;
  /** What they do, as a noun. */
  readonly what: string;
  readonly titles: ReadonlySet<string>;
}

/** Ecosystem → topic → what the choices do, as a noun, and after a colon their titles, parted by commas. */
const TABLE: Readonly<Partial<Record<Ecosystem, Readonly<Partial<Record<Topic, string>>>>>> = {
  npm: {
    'data-access':
      'object-relational mappers: Prisma, TypeORM, Sequelize, MikroORM, Drizzle ORM, Objection.js, Bookshelf, Waterline',
    state:
      'stores for state: Redux, MobX, Zustand, Jotai, Recoil, Valtio, NgRx, NGXS, Akita, Effector, Pinia, Vuex',
    'http-client': 'HTTP clients: axios, got, ky, undici, node-fetch, superagent, request, needle',
    testing: 'test runners: Jest, Vitest, Mocha, AVA, Tape, tap, QUnit, uvu, Jasmine',
    validation: 'validation libraries: Zod, Joi, Yup, Valibot, Superstruct, ArkType, io-ts',
    dates: 'date libraries: Moment.js, date-fns, Day.js, Luxon',
    logging: 'loggers: Winston, Pino, Bunyan, log4js',
    linting: 'linters: ESLint, TSLint, JSHint',
    framework: 'web frameworks: Express, Fastify, Koa, hapi, Hono, Elysia, Restify',
    'dependency-injection': 'containers: InversifyJS, TSyringe, TypeDI, Awilix',
  },
  pypi: {
    'data-access': 'object-relational mappers: SQLAlchemy, Tortoise ORM, Peewee, Pony ORM',
    framework:
      'web frameworks: Django, Flask, FastAPI, Litestar, Tornado, Pyramid, Bottle, Falcon, Sanic, Quart',
    'http-client': 'HTTP clients: Requests, HTTPX',
    logging: 'loggers: Loguru, structlog',
    jobs: 'task queues: Celery, RQ, Dramatiq, Huey, arq, taskiq',
  },
  maven: {
    testing: 'test frameworks: JUnit 5, JUnit 4, TestNG',
    serialization: 'JSON libraries: Jackson, Gson, Moshi',
    mocking: 'mocking libraries: Mockito, EasyMock, PowerMock, MockK',
    'dependency-injection': 'containers: Guice, Dagger, Koin',
    migrations: 'migration tools: Flyway, Liquibase',
  },
  go: {
    framework: 'web frameworks: Gin, Echo, Fiber, chi, Gorilla mux, Beego, Iris, httprouter',
    logging: 'loggers: zap, Logrus, zerolog',
    'data-access': 'object-relational mappers: GORM, ent, Bun, XORM, SQLBoiler',
  },
  crates: {
    framework: 'web frameworks: axum, Actix Web, Rocket, warp, Poem, Salvo',
    'data-access': 'ways to the database: Diesel, SQLx',
    'http-client': 'HTTP clients: reqwest, ureq, isahc, surf',
    concurrency: 'asynchronous run-times: Tokio, async-std, smol',
  },
  nuget: {
    testing: 'test frameworks: xUnit.net, NUnit, MSTest, TUnit',
    mocking: 'mocking libraries: Moq, NSubstitute, FakeItEasy',
    logging: 'loggers: Serilog, NLog, log4net',
    serialization: 'object mappers: AutoMapper, Mapster, Mapperly',
    'data-access': 'object-relational mappers: Entity Framework Core, NHibernate, LINQ to DB',
  },
  packagist: {
    'data-access': 'object-relational mappers: Doctrine ORM, Eloquent, Propel, CycleORM',
  },
  rubygems: {
    'http-client': 'HTTP clients: Faraday, HTTParty, rest-client, http.rb, Typhoeus, Excon',
    jobs: 'job queues: Sidekiq, Resque, Delayed Job, GoodJob, Solid Queue, Que',
    auth: 'ways to sign in: Devise, Sorcery, Clearance, Rodauth',
    testing: 'test frameworks: RSpec, Minitest, test-unit',
  },
};

export const EXCLUSIVE: readonly ExclusiveChoices[] = Object.entries(TABLE).flatMap(([ecosystem, topics]) =>
  Object.entries(topics).map(([topic, line]) => {
    const [what = '', titles = ''] = line.split(': ');
    return {
      ecosystem: ecosystem as Ecosystem,
      topic: topic as Topic,
      what,
      titles: new Set(titles.split(', ')),
    };
  }),
);
