import type { LibraryTable } from './libraryTable.ts';

/** Import paths, versions after them included. */
export const GO_LIBRARIES: LibraryTable = {
  orm: 'gorm.io github.com/jinzhu/gorm entgo.io/ent xorm.io github.com/go-xorm github.com/uptrace/bun github.com/go-pg/pg github.com/astaxie/beego/orm github.com/volatiletech/sqlboiler github.com/beego/beego/orm github.com/gobuffalo/pop github.com/upper/db',
  'sql-library':
    'database/sql github.com/jmoiron/sqlx github.com/jackc/pgx github.com/Masterminds/squirrel github.com/go-sql-driver github.com/lib/pq github.com/mattn/go-sqlite3 github.com/doug-martin/goqu github.com/georgysavva/scany',
  'document-db':
    'go.mongodb.org gopkg.in/mgo.v2 github.com/globalsign/mgo cloud.google.com/go/firestore github.com/couchbase github.com/aws/aws-sdk-go/service/dynamodb github.com/aws/aws-sdk-go-v2/service/dynamodb github.com/qiniu/qmgo',
  'cache-library':
    'github.com/go-redis github.com/redis/go-redis github.com/gomodule/redigo github.com/garyburd/redigo github.com/patrickmn/go-cache github.com/allegro/bigcache github.com/dgraph-io/ristretto github.com/bradfitz/gomemcache github.com/hashicorp/golang-lru github.com/coocood/freecache github.com/eko/gocache github.com/redis/rueidis',
  api: 'github.com/gin-gonic/gin github.com/labstack/echo github.com/gofiber/fiber github.com/go-chi/render github.com/swaggo github.com/emicklei/go-restful github.com/go-chi/chi github.com/gorilla/mux github.com/danielgtaylor/huma github.com/go-openapi github.com/kataras/iris',
  'http-client':
    'github.com/go-resty/resty github.com/hashicorp/go-retryablehttp github.com/levigross/grequests',
  'graphql-server': 'github.com/99designs/gqlgen github.com/graphql-go github.com/graph-gophers/graphql-go',
  'graphql-client':
    'github.com/machinebox/graphql github.com/shurcooL/graphql github.com/hasura/go-graphql-client',
  websocket:
    'github.com/gorilla/websocket nhooyr.io/websocket github.com/coder/websocket github.com/gobwas/ws golang.org/x/net/websocket github.com/olahol/melody github.com/gofiber/websocket',
  broker:
    'github.com/streadway/amqp github.com/rabbitmq/amqp091-go github.com/segmentio/kafka-go github.com/Shopify/sarama github.com/IBM/sarama github.com/nats-io github.com/ThreeDotsLabs/watermill github.com/confluentinc/confluent-kafka-go cloud.google.com/go/pubsub github.com/aws/aws-sdk-go/service/sqs github.com/aws/aws-sdk-go-v2/service/sqs github.com/eclipse/paho.mqtt.golang github.com/nsqio/go-nsq github.com/apache/pulsar-client-go github.com/wagslane/go-rabbitmq github.com/twmb/franz-go',
  mediator: 'github.com/mehdihadeli/go-mediatr',
  'event-library': 'github.com/asaskevich/EventBus github.com/gookit/event github.com/gobuffalo/events',
  gateway:
    'net/http/httputil.ReverseProxy github.com/grpc-ecosystem/grpc-gateway github.com/luraproject/lura github.com/devopsfaith/krakend',
  discovery:
    'github.com/hashicorp/consul go.etcd.io/etcd/client github.com/go-zookeeper github.com/micro/go-micro/registry go-micro.dev',
  rpc: 'net/rpc github.com/apache/thrift github.com/twitchtv/twirp github.com/smallnest/rpcx',
  job: 'github.com/robfig/cron github.com/go-co-op/gocron github.com/hibiken/asynq github.com/RichardKnop/machinery github.com/riverqueue/river github.com/gocraft/work',
  grpc: 'google.golang.org/grpc connectrpc.com/connect github.com/bufbuild/connect-go github.com/grpc-ecosystem',
  'mvc-framework':
    'github.com/astaxie/beego github.com/beego/beego github.com/revel/revel github.com/gobuffalo/buffalo',
  page: 'html/template github.com/a-h/templ github.com/flosch/pongo2 github.com/CloudyKit/jet github.com/unrolled/render',
  migration:
    'github.com/golang-migrate/migrate github.com/pressly/goose github.com/go-gormigrate/gormigrate github.com/rubenv/sql-migrate ariga.io/atlas',
  container: 'github.com/google/wire go.uber.org/fx go.uber.org/dig github.com/samber/do',
  'event-store':
    'github.com/EventStore github.com/looplab/eventhorizon github.com/hallgren/eventsourcing github.com/kurrent-io',
  saga: 'go.temporal.io github.com/itimofeev/go-saga',
};
