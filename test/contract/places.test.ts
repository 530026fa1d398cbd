/** Where a file stands, asked of the whole engine. */
import assert from 'node:assert/strict';
import type { FilePlace } from '../../src/core/model/place.ts';
import { createNodeEngine } from '../../src/infra/nodeEngine.ts';
import { analysisOptions } from '../support/analysisOptions.ts';
import { SUBJECT } from '../support/subject.ts';
import { withFolder } from '../support/temporary.ts';

function placesOf(
  files: Readonly<Record<string, string>>,
  ...paths: readonly string[]
): Promise<(FilePlace | undefined)[]> {
  return withFolder(files, async (folder) => {
    const engine = createNodeEngine({ log: assert.fail, gitAllowed: false });
    try {
      await engine.analyze(folder, analysisOptions());
      return await Promise.all(paths.map(async (path) => (await engine.placeOf(folder, path)).place));
    } finally {
      await engine.dispose();
    }
  });
}

describe('placeOf', () => {
  it('tells which part the main symbol plays, with the rest of the cast', async () => {
    const [place] = await placesOf(SUBJECT, 'src/events/priceFeed.ts');
    assert.equal(place!.main, 'PriceFeed');
    const [symbol] = place!.symbols;
    assert.deepEqual([symbol!.name, symbol!.line], ['PriceFeed', 3]);
    const observer = symbol!.roles.find(({ pattern }) => pattern === 'Observer')!;
    assert.equal(observer.role, 'Subject');
    assert.ok(
      observer.cast.some(
        ({ symbol: name, path }) => name === 'PriceListener' && path.endsWith('Listener.ts'),
      ),
    );
  });

  it('counts who depends on a file, by module and with the import', async () => {
    const [place] = await placesOf(SUBJECT, 'src/events/index.ts');
    assert.equal(place!.dependents.count, 1);
    assert.deepEqual(place!.dependents.places[0], {
      path: 'src/feeds/start.ts',
      line: 1,
      text: 'Alarm, PriceFeed, Printer',
    });
    assert.equal(place!.dependsOn, 3);
  });

  it('knows a folder by its index, at the import too', async () => {
    const [index, user] = await placesOf(SUBJECT, 'src/events/index.ts', 'src/feeds/start.ts');
    assert.equal(index!.folder!.path, 'src/events');
    assert.ok(index!.folder!.symbols.some(({ name }) => name === 'PriceFeed'));
    const [imported] = user!.indexes;
    assert.equal(imported!.path, 'src/events/index.ts');
    assert.equal(SUBJECT['src/feeds/start.ts']!.slice(imported!.start, imported!.end), '../events');
  });

  it('takes the layer that the rules declare', async () => {
    const rules = `layers:
  - {name: wiring, files: src/feeds/**}
  - {name: domain, files: src/events/**}
rules:
  - {id: order, kind: layers, order: [wiring, domain]}
`;
    const [place, other] = await placesOf(
      { ...SUBJECT, 'groundplan.yaml': rules, 'other.ts': 'export const other = 1;\n' },
      'src/events/alarm.ts',
      'other.ts',
    );
    assert.deepEqual(place!.layer, { name: 'domain', declared: true });
    assert.equal(other!.layer, undefined);
  });

  it('gives way to an edit, and goes on when it is asked again', async () => {
    await withFolder(SUBJECT, async (folder) => {
      const engine = createNodeEngine({ log: assert.fail, gitAllowed: false });
      try {
        await engine.analyze(folder, analysisOptions());
        const path = 'src/events/alarm.ts';
        const asked = assert.rejects(engine.placeOf(folder, path), { code: 'cancelled' });
        await engine.update(folder, [{ path, content: `${SUBJECT[path]}export const more = 1;\n` }]);
        await asked;
        assert.equal((await engine.placeOf(folder, path)).place?.main, 'Alarm');
      } finally {
        await engine.dispose();
      }
    });
  });

  it('has nothing to say of what is no source file', async () => {
    assert.deepEqual(await placesOf(SUBJECT, 'package.json', '../../etc/passwd', '__proto__'), [
      undefined,
      undefined,
      undefined,
    ]);
  });
});
