/** A shop in layers with rules, a decision record, tests and a cycle: something for every tool to tell. */
export const TOOL_WORKSPACE: Readonly<Record<string, string>> = {
  'groundplan.yaml': `layers:
  - name: web
    files: src/web/**
  - name: domain
    files: src/domain/**
  - name: data
    files: src/data/**
rules:
  - id: layered
    kind: layers
    order: [web, domain, data]
    why: The domain knows no pages.
    instead: Ask a service of the domain.
`,
  'docs/adr/0001-use-sqlite.md': '# 1. Use SQLite\n\n## Status\n\nAccepted\n\n## Context\n\nSmall.\n',
  'package.json': '{ "name": "shop", "type": "module" }',
  'src/web/orderPage.ts': `import { OrderService } from '../domain/orderService.ts';
export function orderPage(): string {
  return new OrderService().total();
}
`,
  'src/web/userPage.ts': `import { UserService } from '../domain/userService.ts';
export const userPage = () => new UserService().name();
`,
  'src/domain/orderService.ts': `import { orderRows } from '../data/orderRows.ts';
import { UserService } from './userService.ts';
export class OrderService {
  total(): string {
    return orderRows().join(new UserService().name());
  }
}
export const unused = 1;
`,
  'src/domain/userService.ts': `import { OrderService } from './orderService.ts';
export class UserService {
  name(): string {
    return String(OrderService);
  }
}
`,
  'src/data/orderRows.ts': 'export const orderRows = (): string[] => [];\n',
  'src/data/userRows.ts': 'export const userRows = (): string[] => [];\n',
  'test/orderService.test.ts': `import { OrderService } from '../src/domain/orderService.ts';
new OrderService().total();
`,
};
