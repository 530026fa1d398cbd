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

  it('is none for a library of functions', async () =>
    assert.equal(
      await styleOf({
        'src/add.ts': 'export const add = (a: number, b: number) => a + b;\n',
        'src/index.ts': "export { add } from './add.ts';\n",
      }),
      undefined,
    ));
});
