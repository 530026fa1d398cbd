import assert from 'node:assert/strict';
import { namesOf, patternsOf } from '../../../support/patternsOf.ts';

describe('communication', () => {
  it('is REST where controllers answer requests, and says at which line', async () => {
    const { communication } = await patternsOf({
      'src/orders.controller.ts':
        "import { Controller, Get } from '@nestjs/common';\n\n@Controller('orders')\nexport class OrdersController {\n  @Get(':id')\n  one() {}\n}\n",
    });
    assert.deepEqual(namesOf(communication), ['rest']);
    assert.equal(communication[0]?.evidence[0]?.line, 3);
  });

  it('is none where only a test speaks HTTP', async () => {
    const { communication } = await patternsOf({
      'src/sum.ts': 'export const sum = (a: number, b: number) => a + b;\n',
      'test/sum.test.ts':
        "import axios from 'axios';\nimport express from 'express';\naxios.get('/x');\nexpress();\n",
    });
    assert.deepEqual(communication, []);
  });

  it('is gRPC where a contract declares a service', async () => {
    const { communication } = await patternsOf({
      'shop.proto': 'syntax = "proto3";\nservice Cart {\n  rpc Add (Item) returns (Empty);\n}\n',
      'main.go': 'package main\n\nfunc main() {}\n',
    });
    assert.deepEqual(namesOf(communication), ['grpc']);
  });

  it('is no REST where a script in a folder of scripts makes a call', async () => {
    const { communication } = await patternsOf({
      'scripts/fetch.py': 'import requests\nrequests.get("https://example.org")\n',
      'lib/a.py': 'def a(): pass\n',
      'lib/b.py': 'def b(): pass\n',
    });
    assert.deepEqual(communication, []);
  });
});
