import assert from 'node:assert/strict';
import { namesOf, patternsOf } from '../../../support/patternsOf.ts';

async function styleOf(files: Readonly<Record<string, string>>): Promise<string | undefined> {
  return namesOf((await patternsOf(files)).style)[0];
}

const service = (name: string) => ({
  [`${name}/Dockerfile`]: 'FROM node\n',
  [`${name}/package.json`]: `{"name":"${name}"}`,
  [`${name}/app.js`]: `import express from 'express';\nimport { all } from './store.js';\nconst app = express();\napp.get('/${name}', (req, res) => res.json(all()));\n`,
  [`${name}/store.js`]: 'export const all = () => [];\n',
});

describe('the architecture style', () => {
  it('is hexagonal where adapters implement the ports of the inside', async () =>
    assert.equal(
      await styleOf({
        'src/application/port/out/LoadAccountPort.java':
          'package application.port.out;\npublic interface LoadAccountPort {}\n',
        'src/application/port/in/SendMoneyUseCase.java':
          'package application.port.in;\npublic interface SendMoneyUseCase {}\n',
        'src/application/service/SendMoneyService.java':
          'package application.service;\nimport application.port.in.SendMoneyUseCase;\nimport application.port.out.LoadAccountPort;\npublic class SendMoneyService implements SendMoneyUseCase { LoadAccountPort port; }\n',
        'src/adapter/out/AccountAdapter.java':
          'package adapter.out;\nimport application.port.out.LoadAccountPort;\npublic class AccountAdapter implements LoadAccountPort {}\n',
        'src/adapter/in/SendMoneyController.java':
          'package adapter.in;\nimport application.port.in.SendMoneyUseCase;\npublic class SendMoneyController { SendMoneyUseCase useCase; }\n',
      }),
      'hexagonal',
    ));

  it('is microservices where several servers share no code', async () =>
    assert.equal(
      await styleOf({ ...service('orders'), ...service('mail'), ...service('stock'), ...service('users') }),
      'microservices',
    ));

  it('is layered where requests come down over services to the data', async () =>
    assert.equal(
      await styleOf({
        'src/controllers/orderController.ts':
          "import { Router } from 'express';\nimport { OrderService } from '../services/orderService.ts';\nconst router = Router();\nrouter.get('/orders', (req, res) => res.json(new OrderService().all()));\n",
        'src/controllers/userController.ts':
          "import { Router } from 'express';\nimport { UserService } from '../services/userService.ts';\nconst router = Router();\nrouter.get('/users', (req, res) => res.json(new UserService().all()));\n",
        'src/services/orderService.ts':
          "import { Order } from '../models/order.ts';\nexport class OrderService { all() { return Order; } }\n",
        'src/services/userService.ts':
          "import { User } from '../models/user.ts';\nexport class UserService { all() { return User; } }\n",
        'src/models/order.ts': "import { Model } from 'sequelize';\nexport class Order extends Model {}\n",
        'src/models/user.ts': "import { Model } from 'sequelize';\nexport class User extends Model {}\n",
      }),
      'layered',
    ));

  it('is microservices where each container starts a single file, workers included', async () =>
    assert.equal(
      await styleOf({
        'vote/Dockerfile': 'FROM python\n',
        'vote/app.py':
          "import redis\nfrom flask import Flask, jsonify\napp = Flask(__name__)\n@app.route('/vote')\ndef vote():\n    return jsonify(1)\n",
        'result/Dockerfile': 'FROM node\n',
        'result/server.js':
          "const express = require('express');\nconst app = express();\napp.get('/result', (req, res) => res.json(1));\n",
        'worker/Dockerfile': 'FROM python\n',
        'worker/work.py': 'import redis\nimport psycopg2\n',
      }),
      'microservices',
    ));

  it('is no microservices where two programs start one body of code', async () => {
    const host = (name: string) => ({
      [`${name}/Dockerfile`]: 'FROM golang\n',
      [`${name}/main.go`]: 'package main\nimport "example.com/shop/orders"\nfunc main() { orders.Serve() }\n',
    });
    const styles = await patternsOf({
      'go.mod': 'module example.com/shop\n',
      ...host('cmd/api'),
      ...host('cmd/migrate'),
      ...host('cmd/admin'),
      'orders/http.go':
        'package orders\nimport "github.com/gin-gonic/gin"\nfunc Serve() { r := gin.Default(); r.GET("/orders", all); c.JSON(200, 1) }\n',
    });
    assert.ok(!namesOf(styles.style).includes('microservices'));
  });

  it('is hexagonal in Go where a type has the methods that a port asks for', async () =>
    assert.equal(
      await styleOf({
        'go.mod': 'module example.com/game\n',
        'internal/core/domain/game.go': 'package domain\ntype Game struct { ID string }\n',
        'internal/core/ports/repositories.go':
          'package ports\nimport "example.com/game/internal/core/domain"\ntype Games interface {\n\tGet(id string) (domain.Game, error)\n\tSave(domain.Game) error\n}\n',
        'internal/core/ports/services.go':
          'package ports\nimport "example.com/game/internal/core/domain"\ntype Play interface {\n\tCreate(name string) (domain.Game, error)\n\tReveal(id string) (domain.Game, error)\n}\n',
        'internal/core/service/service.go':
          'package service\nimport "example.com/game/internal/core/ports"\ntype service struct { games ports.Games }\n',
        'internal/handlers/http.go':
          'package handlers\nimport (\n\t"github.com/gin-gonic/gin"\n\t"example.com/game/internal/core/ports"\n)\ntype HTTP struct { play ports.Play }\nfunc (h *HTTP) Get(c *gin.Context) { c.JSON(200, 1) }\n',
        'internal/repositories/memory.go':
          'package repositories\nimport "example.com/game/internal/core/domain"\ntype memory struct{}\nfunc (m *memory) Get(id string) (domain.Game, error) { return domain.Game{}, nil }\nfunc (m *memory) Save(g domain.Game) error { return nil }\n',
      }),
      'hexagonal',
    ));

  const slice = (name: string) => ({
    [`Api/Features/Heroes/${name}/${name}Endpoint.cs`]: `namespace Api.Features.Heroes.${name};\npublic class ${name}Endpoint(HeroContext db) : Endpoint<${name}Request>\n{\n    public override void Configure()\n    {\n        Post("/");\n    }\n}\n`,
    [`Api/Features/Heroes/${name}/${name}Request.cs`]: `namespace Api.Features.Heroes.${name};\npublic record ${name}Request(string Name);\n`,
  });

  it('is vertical slices where a folder holds one operation from its endpoint inwards', async () =>
    assert.equal(
      await styleOf({
        'Api/Api.csproj': '<Project Sdk="Microsoft.NET.Sdk.Web"></Project>',
        'Api/Common/HeroContext.cs':
          'using Microsoft.EntityFrameworkCore;\npublic class HeroContext : DbContext {}\n',
        ...slice('CreateHero'),
        ...slice('RenameHero'),
        ...slice('RetireHero'),
      }),
      'vertical-slice',
    ));

  it('is feature-sliced where layers of slices depend downwards, entities or none', async () =>
    assert.equal(
      await styleOf({
        'src/shared/ui/Button.tsx': 'export const Button = () => <button/>;\n',
        'src/features/login/Login.tsx':
          "import { Button } from '../../shared/ui/Button';\nexport const Login = () => <Button/>;\n",
        'src/features/search/Search.tsx':
          "import { Button } from '../../shared/ui/Button';\nexport const Search = () => <Button/>;\n",
        'src/pages/home/Home.tsx':
          "import { Login } from '../../features/login/Login';\nimport { Search } from '../../features/search/Search';\nexport const Home = () => <><Login/><Search/></>;\n",
        'src/app/App.tsx': "import { Home } from '../pages/home/Home';\nexport const App = () => <Home/>;\n",
      }),
      'feature-sliced',
    ));

  it('is CQRS where commands change an aggregate and read models answer', async () =>
    assert.equal(
      await styleOf({
        'Shop/Commands.cs': `namespace Shop;\npublic class Command {}\n${['Create', 'Rename', 'Remove', 'CheckIn', 'CheckOut'].map((name) => `public class ${name} : Command {}\n`).join('')}`,
        'Shop/CommandHandlers.cs':
          'namespace Shop;\npublic class ItemCommandHandlers { public void Handle(Create message) {} }\n',
        'Shop/ReadModel.cs':
          'namespace Shop;\npublic interface IReadModelFacade {}\npublic class ReadModelFacade : IReadModelFacade {}\npublic class ListProjection {}\npublic class DetailProjection {}\n',
        'Shop/EventStore.cs':
          'namespace Shop;\npublic interface IEventStore {}\npublic class EventStore : IEventStore {}\n',
      }),
      'cqrs',
    ));

  const module = (name: string) => ({
    [`src/modules/${name}/src/domain/${name}.ts`]: `export class ${name}Entity {}\n`,
    [`src/modules/${name}/src/infrastructure/${name}.repository.ts`]: `import { Repository } from 'typeorm';\nimport { ${name}Entity } from '../domain/${name}';\nexport class ${name}Repository extends Repository<${name}Entity> {}\n`,
    [`src/modules/${name}/src/api/${name}.router.ts`]: `import { Router } from 'express';\nimport { ${name}Repository } from '../infrastructure/${name}.repository';\nconst router = Router();\nrouter.get('/${name}', (req, res) => res.json(new ${name}Repository()));\n`,
  });

  it('is a modular monolith where whole modules stand side by side in one server', async () =>
    assert.equal(
      await styleOf({
        'package.json': '{"name":"shop","scripts":{"start":"node ."}}',
        ...module('orders'),
        ...module('users'),
        ...module('stock'),
      }),
      'modular-monolith',
    ));

  it('is a microkernel where a host loads what plugs in', async () =>
    assert.equal(
      await styleOf({
        'bundler/PluginDriver.ts': 'export class PluginDriver { hookFirst() {} }\n',
        'bundler/PluginContext.ts': 'export const contextOf = () => ({});\n',
        'bundler/PluginCache.ts': 'export const cacheOf = () => ({});\n',
        'bundler/pluginFilter.ts': 'export const filterOf = () => true;\n',
        'plugins/json.ts': 'export class JsonPlugin {}\n',
        'plugins/css.ts': 'export class CssPlugin {}\n',
      }),
      'microkernel',
    ));

  it('is a pipeline where most types read, transform or write what flows', async () =>
    assert.equal(
      await styleOf({
        'etl/job.py': 'class Pipeline:\n    def run(self):\n        pass\n',
        'etl/read.py': 'class CsvReader:\n    pass\nclass JsonReader:\n    pass\n',
        'etl/change.py': 'class Filter:\n    pass\nclass NameMapper:\n    pass\n',
        'etl/write.py': 'class CsvWriter:\n    pass\nclass TableSink:\n    pass\n',
      }),
      'pipeline',
    ));

  it('is client and server where the user interface lies inside the folder of its server', async () => {
    const { style } = await patternsOf({
      'package.json': '{"name":"app","scripts":{"start":"node server.js"}}',
      'server.js':
        "const express = require('express');\nconst app = express();\napp.get('/posts', (req, res) => res.json([]));\n",
      'client/package.json': '{"name":"client","scripts":{"start":"vite"}}',
      'client/src/App.jsx': "import React from 'react';\nexport const App = () => <main/>;\n",
      'client/src/Posts.jsx': "import React from 'react';\nexport const Posts = () => <ul/>;\n",
      'client/src/Post.jsx': "import React from 'react';\nexport const Post = () => <li/>;\n",
    });
    assert.ok(namesOf(style).includes('client-server'));
  });

  it('is none for a library of functions', async () =>
    assert.equal(
      await styleOf({
        'src/add.ts': 'export const add = (a: number, b: number) => a + b;\n',
        'src/index.ts': "export { add } from './add.ts';\n",
      }),
      undefined,
    ));
});
