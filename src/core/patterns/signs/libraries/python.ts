import type { LibraryTable } from './libraryTable.ts';

export const PYTHON_LIBRARIES: LibraryTable = {
  orm: 'sqlalchemy sqlmodel django.db.models peewee tortoise pony flask_sqlalchemy mongoengine odmantic beanie gino ormar flask_mongoengine marshmallow_sqlalchemy',
  'sql-library':
    'psycopg2 psycopg asyncpg sqlite3 pymysql MySQLdb aiosqlite cx_Oracle oracledb aiopg databases aiosql pypika pyodbc mysql.connector duckdb',
  'document-db':
    'pymongo motor mongoengine odmantic beanie flask_mongoengine flask_pymongo couchdb google.cloud.firestore pynamodb bson',
  'cache-library':
    'redis aioredis django.core.cache flask_caching flask_cache cachetools pylibmc aiocache memcache pymemcache dogpile.cache diskcache fastapi_cache django_redis werkzeug.contrib.cache',
  api: 'fastapi flask_restful rest_framework flask_restx flask_apispec flask_smorest ninja connexion falcon apiflask sanic starlette aiohttp.web litestar robyn flask_restplus tastypie piston drf_spectacular drf_yasg blacksheep hug eve',
  'http-client': 'requests httpx aiohttp.ClientSession urllib3 urllib.request grequests treq',
  'graphql-server': 'graphene graphene_django strawberry ariadne tartiflette graphql flask_graphql',
  'graphql-client': 'gql sgqlc python_graphql_client',
  websocket:
    'websockets channels socketio flask_socketio starlette.websockets fastapi.WebSocket websocket tornado.websocket autobahn',
  broker:
    'pika kombu kafka confluent_kafka aiokafka aio_pika nats paho.mqtt faust google.cloud.pubsub azure.servicebus stomp nameko aiormq faststream pulsar',
  'event-library': 'blinker pyee pymitter',
  rpc: 'xmlrpc Pyro4 Pyro5 rpyc thrift zerorpc nameko.rpc',
  job: 'celery apscheduler rq dramatiq huey schedule arq django_q django_celery_beat airflow prefect luigi flask_apscheduler rocketry',
  grpc: 'grpc grpclib grpc_tools betterproto',
  'mvc-framework': 'django web2py turbogears',
  page: 'flask.render_template django.shortcuts.render django.views.generic jinja2 mako django.template chameleon fastapi.templating aiohttp_jinja2',
  migration: 'alembic flask_migrate django.db.migrations yoyo aerich south',
  container: 'dependency_injector injector punq lagom kink dishka',
  discovery: 'consul py_eureka_client etcd3 kazoo',
  'event-store': 'eventsourcing esdbclient',
  saga: 'temporalio saga',
};
