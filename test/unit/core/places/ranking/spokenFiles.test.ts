import assert from 'node:assert/strict';
import { mentionsOf, type Speaker, spokenFiles } from '../../../../../src/core/places/ranking/spokenFiles.ts';

type Import = readonly [specifier: string, ...names: string[]];

function speaker(
  path: string,
  language: NonNullable<Speaker['language']>,
  imports: readonly Import[],
  packages: readonly string[] = [],
): Speaker {
  const raw = imports.map(([specifier, ...names]) => ({
    specifier,
    names,
    kind: 'static' as const,
    line: 1,
    start: 0,
    end: 0,
  }));
  return { path, language, packages, imports: raw };
}

function spoken(...speakers: readonly Speaker[]): readonly string[] {
  return spokenFiles(speakers).map(({ path }) => path);
}

describe('files that imports speak of', () => {
  it('are told by relative imports, with who speaks of them', () => {
    const main = speaker('src/main.ts', 'typescript', [['./orders/order.service.js', 'OrderService']]);
    const app = speaker('src/app.ts', 'typescript', [
      ['./orders/order.service', 'OrderService'],
      ['express'],
    ]);
    assert.deepEqual(
      spokenFiles([main, app]).map(({ from }) => from),
      [['src/app.ts', 'src/main.ts']],
    );
  });

  it('are none that are there, and none of packages from outside', () => {
    const there = speaker('src/orders/order.service.ts', 'typescript', []);
    const main = speaker('src/main.ts', 'typescript', [
      ['./orders/order.service'],
      ['lodash/fp'],
      ['@nestjs/core'],
    ]);
    assert.deepEqual(spoken(main, there), []);
  });

  it('lie in a folder where another import goes deeper, or several are taken of a plural', () => {
    const main = speaker('src/main.ts', 'typescript', [
      ['./data', 'load'],
      ['./data/db/rows', 'Row'],
      ['./protocols', 'Validation'],
    ]);
    assert.deepEqual(spoken(main), [
      'src/data/',
      'src/data/db/rows.ts',
      'src/data/load.ts',
      'src/protocols/',
      'src/protocols/Validation.ts',
    ]);
  });

  it('are found behind an alias by the folders that it leads to elsewhere', () => {
    const model = speaker('src/domain/order.ts', 'typescript', []);
    const main = speaker('src/main.ts', 'typescript', [
      ['@/domain/order', 'Order'],
      ['@/infra/clock', 'Clock'],
    ]);
    assert.deepEqual(spoken(main, model), ['src/infra/clock.ts']);
  });

  it('are placed by the packages that the files here declare', () => {
    const order = speaker(
      'src/Core/Orders/Order.cs',
      'csharp',
      [['Shop.Core.Interfaces'], ['System.Collections.Generic'], ['Shop.Core.Orders']],
      ['Shop.Core.Orders'],
    );
    assert.deepEqual(spoken(order), ['src/Core/Interfaces/']);
    const java = speaker(
      'src/main/java/com/shop/Main.java',
      'java',
      [['com.shop.order.OrderService'], ['java.util.List'], ['com.shop.web.*']],
      ['com.shop'],
    );
    assert.deepEqual(spoken(java), [
      'src/main/java/com/shop/order/OrderService.java',
      'src/main/java/com/shop/web/',
    ]);
  });

  it('are found from the top of a Python package and of a Go module', () => {
    const python = speaker('app/main.py', 'python', [
      ['app.api.routes', 'router'],
      ['numpy.linalg', 'norm'],
      ['.db'],
    ]);
    assert.deepEqual(
      spoken(python).filter((path) => !path.includes('routes')),
      ['app/db.py'],
    );
    assert.ok(spoken(python).includes('app/api/routes.py'));
    const go = speaker('internal/app/app.go', 'go', [
      ['github.com/shop/api/internal/usecase/repo'],
      ['github.com/gin-gonic/gin/binding'],
      ['fmt'],
    ]);
    assert.deepEqual(spoken(go), ['internal/usecase/repo/']);
  });

  it('may be those whose names are used where an import names a folder alone, in each of them in part', () => {
    const file = speaker('src/Core/A.cs', 'csharp', [['Shop.Core.Interfaces']], ['Shop.Core']);
    const uses = { ...file, references: [{ name: 'IClock', line: 2 }] };
    assert.deepEqual(mentionsOf([uses]), [
      { name: 'IClock', folder: 'src/Core', times: 0.5 },
      { name: 'IClock', folder: 'src/Core/Interfaces', times: 0.5 },
    ]);
  });
});
