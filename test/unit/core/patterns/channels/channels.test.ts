import assert from 'node:assert/strict';
import { patternsOf } from '../../../../support/patternsOf.ts';

async function channelsOf(files: Readonly<Record<string, string>>): Promise<string[]> {
  const { channels } = await patternsOf(files);
  return channels
    .map(
      ({ kind, channel, producer, consumer }) =>
        `${kind} ${channel}: ${producer.path}:${producer.line} → ${consumer.path}:${consumer.line}`,
    )
    .sort();
}

describe('channels', () => {
  it('join a client call in TypeScript to the route in Python that answers it', async () =>
    assert.deepEqual(
      await channelsOf({
        // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the text of a source.
        'web/api.ts': 'export const load = (id: string) =>\n  fetch(`/api/v1/orders/${id}`);\n',
        'server/orders.py':
          "from fastapi import APIRouter\nrouter = APIRouter(prefix='/orders')\n\n@router.get('/{order_id}')\ndef one(order_id): ...\n\n@router.get('/')\ndef all(): ...\n",
      }),
      ['http GET /orders/{}: web/api.ts:2 → server/orders.py:4'],
    ));

  it('join a call by the name of a service to the only route of it that fits, whatever the server puts before', async () =>
    assert.deepEqual(
      await channelsOf({
        'account-service/src/StatisticsClient.java':
          '@FeignClient(name = "statistics-service")\npublic interface StatisticsClient {\n  @PutMapping("/statistics/{name}")\n  void update(String name);\n}\n',
        'statistics-service/src/StatisticsController.java':
          '@RestController\npublic class StatisticsController {\n  @PutMapping("/{name}")\n  void save() {}\n}\n',
        'mail-service/src/MailController.java':
          '@RestController\npublic class MailController {\n  @PutMapping("/{id}")\n  void save() {}\n}\n',
      }),
      [
        'http PUT /{}: account-service/src/StatisticsClient.java:3 → statistics-service/src/StatisticsController.java:3',
      ],
    ));

  it('join an address built from a configured host to the route in another language', async () =>
    assert.deepEqual(
      await channelsOf({
        'go.mod': 'module example.com/auth\n',
        'auth/user.go':
          'package main\nimport ("fmt"; "net/http")\nfunc load(h string, name string) {\n\turl := fmt.Sprintf("%s/users/%s", h, name)\n\thttp.NewRequest("GET", url, nil)\n}\n',
        'web/app.js': "const http = require('axios');\nthis.$http.delete('/todos/' + item.id);\n",
        'todos/routes.js':
          "module.exports = (app) => {\n  app.route('/todos/:id')\n    .delete(remove);\n};\n",
        'users/Users.java':
          '@RestController\n@RequestMapping("/users")\npublic class Users {\n  @GetMapping("/{name}")\n  void one() {}\n}\n',
      }),
      [
        'http ANY /todos/{}: web/app.js:2 → todos/routes.js:2',
        'http GET /users/{}: auth/user.go:4 → users/Users.java:4',
      ],
    ));

  it('join an exchange that constants and another language name', async () =>
    assert.deepEqual(
      await channelsOf({
        'go.mod': 'module example.com/dispatch\n',
        'payment/rabbit.py':
          "import pika\nEXCHANGE = 'shop-orders'\nchannel.basic_publish(exchange=EXCHANGE, body=b'')\n",
        'dispatch/main.go':
          'package main\nimport "github.com/streadway/amqp"\nfunc main() {\n\tmsgs, err := channel.Consume("shop-orders", "")\n}\n',
      }),
      ['message shop-orders: payment/rabbit.py:2 → dispatch/main.go:4'],
    ));

  it('join topics of one constant, sent and received', async () =>
    assert.deepEqual(
      await channelsOf({
        'topics.ts': "export const ORDER_PLACED = 'order.placed';\n",
        'orders.ts':
          "import { Kafka } from 'kafkajs';\nimport { ORDER_PLACED } from './topics';\nbus.publish(ORDER_PLACED, {});\n",
        'mail.ts':
          "import { Kafka } from 'kafkajs';\nimport { ORDER_PLACED } from './topics';\nbus.subscribe(ORDER_PLACED, send);\n",
      }),
      ['message order.placed: orders.ts:3 → mail.ts:3'],
    ));

  it('do not join a call to a route of another method', async () =>
    assert.deepEqual(
      await channelsOf({
        'web/api.ts': "import axios from 'axios';\naxios.delete('/orders');\n",
        'server/app.ts':
          "import express from 'express';\nconst app = express();\napp.get('/orders', () => {});\n",
      }),
      [],
    ));

  it('do not take a client for a server because both say get', async () =>
    assert.deepEqual(
      await channelsOf({
        'a.ts': "import { api } from './client';\napi.get('/orders', { id: 1 });\n",
        'b.ts': "import { api } from './client';\napi.get('/orders', { id: 2 });\n",
        'client.ts': 'export const api = { get(path: string, query: object) {} };\n',
      }),
      [],
    ));

  it('read a path that is put together', async () =>
    assert.deepEqual(
      await channelsOf({
        'web/pets.js': "$http.put('api/customer/owners/' + owner + '/pets/' + pet, {});\n",
        'server/PetResource.java':
          'package p;\n@RestController\n@RequestMapping("/owners/{ownerId}")\nclass PetResource {\n  @PutMapping("/pets/{petId}")\n  void change() {}\n}\n',
      }),
      ['http PUT /owners/{}/pets/{}: web/pets.js:1 → server/PetResource.java:5'],
    ));

  it('join a stub in Go to the service in C# that a contract declares', async () =>
    assert.deepEqual(
      await channelsOf({
        'cart.proto': 'service CartService {\n  rpc Add (Item) returns (Empty);\n}\n',
        'front/main.go':
          'package main\n\nimport "google.golang.org/grpc"\n\nfunc cart(c *grpc.ClientConn) {\n\tpb.NewCartServiceClient(c)\n}\n',
        'cart/Cart.cs': 'using Grpc.Core;\nclass Cart : CartService.CartServiceBase {}\n',
      }),
      ['grpc CartService: front/main.go:6 → cart/Cart.cs:2'],
    ));

  it('join who makes an event to who handles it, but not its own file', async () =>
    assert.deepEqual(
      await channelsOf({
        'Domain/OrderPlacedEvent.cs':
          'class OrderPlacedEvent : INotification {\n  static object Copy() => new OrderPlacedEvent();\n}\n',
        'Domain/Order.cs': 'class Order {\n  void Place() { AddDomainEvent(new OrderPlacedEvent()); }\n}\n',
        'App/SendMail.cs': 'class SendMail : INotificationHandler<OrderPlacedEvent> {}\n',
      }),
      ['event OrderPlacedEvent: Domain/Order.cs:2 → App/SendMail.cs:1'],
    ));

  it('join a request to its handler through the mediator', async () =>
    assert.deepEqual(
      await channelsOf({
        'Web/Orders.cs':
          'using MediatR;\nclass Orders {\n  void Post() => sender.Send(new PlaceOrder(1));\n}\n',
        'App/PlaceOrder.cs':
          'using MediatR;\nrecord PlaceOrder(int Id) : IRequest<int>;\nclass PlaceOrderHandler : IRequestHandler<PlaceOrder, int> {}\n',
      }),
      ['mediator PlaceOrder: Web/Orders.cs:3 → App/PlaceOrder.cs:3'],
    ));

  it('join the topic to its subscriber', async () =>
    assert.deepEqual(
      await channelsOf({
        'orders/Publisher.java':
          'package o;\nimport org.springframework.kafka.core.KafkaTemplate;\nclass Publisher {\n  void send() { kafkaTemplate.send("orders.placed", 1); }\n}\n',
        'mail/Listener.java':
          'package m;\nimport org.springframework.kafka.annotation.KafkaListener;\nclass Listener {\n  @KafkaListener(topics = "orders.placed")\n  void on() {}\n}\n',
      }),
      ['message orders.placed: orders/Publisher.java:4 → mail/Listener.java:4'],
    ));

  it('join an operation to the resolver of its field', async () =>
    assert.deepEqual(
      await channelsOf({
        'web/pets.graphql': 'query Pets {\n  pets {\n    name\n  }\n}\n',
        'server/petResolver.ts':
          "import { Query, Resolver } from 'type-graphql';\n@Resolver()\nexport class PetResolver {\n  @Query(() => [String])\n  public pets() {\n    return [];\n  }\n}\n",
      }),
      ['graphql pets: web/pets.graphql:1 → server/petResolver.ts:4'],
    ));

  it('join a job to its worker', async () =>
    assert.deepEqual(
      await channelsOf({
        'app/models/feed.rb': 'class Feed < ApplicationRecord\n  def go = Refresh.perform_async(id)\nend\n',
        'app/jobs/refresh.rb': 'class Refresh\n  include Sidekiq::Worker\nend\n',
      }),
      ['job Refresh: app/models/feed.rb:2 → app/jobs/refresh.rb:1'],
    ));
});
