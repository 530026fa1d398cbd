import assert from 'node:assert/strict';
import { finish } from '../../../../src/base/steps.ts';
import { conceptSentence } from '../../../../src/core/concepts/conceptSentence.ts';
import { conceptSteps } from '../../../../src/core/concepts/projectConcepts.ts';
import type { ArchitectureModel } from '../../../../src/core/model/architectureModel.ts';
import { isTestPath } from '../../../../src/core/workspace/testPaths.ts';

/** What concepts look at of a model: files, and nothing known of what is in them. */
function modelOf(paths: readonly string[], root = '/home/me/shop'): ArchitectureModel {
  const files = paths.map((path) => ({ path, test: isTestPath(path) }));
  const graph = { indexOf: new Map(), out: [], edges: [] };
  return { root, files, graph, facts: new Map(), imports: new Map() } as unknown as ArchitectureModel;
}

function said(paths: readonly string[], root?: string): readonly string[] {
  return finish(conceptSteps(modelOf(paths, root))).map(
    (each) => `${conceptSentence(each)}: ${each.support}, against ${each.against}`,
  );
}

const TOPICS = ['api', 'auth', 'cookies', 'hooks', 'models', 'sessions'];
const SUBJECTS = ['user', 'order', 'basket', 'invoice'];

describe('habits of a project', () => {
  it('are found in steps, one a part at least, so that others have their turn', () => {
    const roles = ['controller', 'service', 'repository'];
    const paths = roles.flatMap((role) => SUBJECTS.map((subject) => `src/${role}s/${subject}.${role}.ts`));
    const steps = conceptSteps(modelOf(paths));
    let turns = 0;
    while (steps.next().done !== true) turns++;
    assert.ok(turns >= roles.length, `${turns} turns`);
  });

  it('say that tests lie beside what they test', () => {
    const paths = TOPICS.slice(0, 4).flatMap((topic) => [
      `${topic}/${topic}.go`,
      `${topic}/${topic}_test.go`,
    ]);
    assert.deepEqual(said(paths), [
      'tests are called {subject}_test.go and lie in {folder of what it tests}: 4, against 0',
    ]);
  });

  it('say that tests mirror the folders of the sources, however many have no counterpart', () => {
    const paths = [
      ...TOPICS.map((topic) => `src/core/${topic}/run.ts`),
      ...TOPICS.slice(0, 4).map((topic) => `test/unit/core/${topic}/run.test.ts`),
      'test/host/start.test.ts',
    ];
    assert.ok(
      said(paths).includes(
        'tests are called {subject}.test.ts and lie in test/unit/{same path as what it tests}: 4, against 1',
      ),
      said(paths).join('\n'),
    );
  });

  it('of a small library are its modules side by side and its tests in one folder', () => {
    const paths = [
      ...TOPICS.map((topic) => `src/requests/${topic}.py`),
      ...TOPICS.map((topic) => `tests/test_${topic}.py`),
      'tests/conftest.py',
      'docs/conf.py',
    ];
    assert.deepEqual(said(paths, '/tmp/requests'), [
      'tests are called test_{subject}.py and lie in tests: 6, against 0',
      'sources lie side by side in src/{project}, a file a topic: {topic}.py: 6, against 0',
    ]);
  });

  it('do not take set-up among marked tests for tests', () => {
    const paths = [
      ...TOPICS.map((topic) => `lib/${topic}/index.rb`),
      ...TOPICS.map((topic) => `spec/${topic}_spec.rb`),
      ...TOPICS.map((topic) => `spec/factories/${topic}.rb`),
    ];
    assert.ok(!said(paths).some((each) => each.includes('factories')));
  });

  it('name a file that each folder has, and leave out what the language asks for', () => {
    const of = (name: string) => said(TOPICS.map((topic) => `examples/${topic}/${name}`));
    assert.deepEqual(of('index.js'), ['each folder examples/{topic} has its index.js: 6, against 0']);
    assert.deepEqual(of('__init__.py'), []);
  });

  it('tell folders that are called after the subject', () => {
    const paths = SUBJECTS.flatMap((each) => [
      `src/app/${each}/${each}.component.ts`,
      `src/app/${each}/${each}.ts`,
    ]);
    assert.ok(
      said(paths).includes('{subject}.component.ts has a folder of its own, src/app/{subject}: 4, against 0'),
      said(paths).join('\n'),
    );
  });

  it('leave open what differs of a folder', () => {
    const paths = SUBJECTS.flatMap((each) => [
      `src/${each}s/dto/create-${each}.dto.ts`,
      `src/${each}s/${each}s.ts`,
      `src/${each}s/main.ts`,
    ]);
    assert.ok(
      said(paths).includes('{subject}.dto.ts lies in src/{module}/dto: 4, against 0'),
      said(paths).join('\n'),
    );
  });

  it('are none where files of all parts lie in that folder', () => {
    const paths = ['Buffer', 'Forward', 'Gzip', 'Hash'].flatMap((each) => [
      `okio/${each}Source.kt`,
      `okio/${each}Sink.kt`,
      `okio/${each}Store.kt`,
    ]);
    assert.ok(!said(paths).some((each) => each.includes('{subject}Source.kt')));
  });

  describe('of a part that was moved in part', () => {
    const others = SUBJECTS.map((each) => `src/models/${each}.model.ts`);
    const commands = SUBJECTS.map((each) => `src/commands/create-${each}.handler.ts`);
    const queries = SUBJECTS.map((each) => `src/queries/find-${each}.handler.ts`);
    const aside = 'src/legacy/old.handler.ts';

    it('are two, one a folder, what lies in neither being held against it once', () => {
      const own = said([...others, ...commands, ...queries, aside]).filter((each) =>
        each.includes('handler'),
      );
      assert.deepEqual(own.toSorted(), [
        '{subject}.handler.ts lies in src/commands: 4, against 1',
        '{subject}.handler.ts lies in src/queries: 4, against 0',
      ]);
    });

    it('are one again once it lies together', () => {
      const together = queries.map((path) => path.replace('queries', 'commands'));
      const own = said([...others, ...commands, ...together, aside]).filter((each) =>
        each.includes('handler'),
      );
      assert.deepEqual(own, ['{subject}.handler.ts lies in src/commands: 8, against 1']);
    });

    it('are none of folders that hold all parts of a feature', () => {
      const features = ['orders', 'users'].flatMap((feature) =>
        SUBJECTS.flatMap((each) => [
          `src/${feature}/${each}-${feature}.handler.ts`,
          `src/${feature}/${each}-${feature}.model.ts`,
        ]),
      );
      assert.deepEqual(
        said(features).filter((each) => each.includes('handler')),
        [],
      );
    });
  });

  it('are not learned from files that tests read', () => {
    assert.deepEqual(said(SUBJECTS.map((each) => `Tests/Fixtures/${each}Command.php`)), []);
  });

  it('tell files in the order of their numbers', () => {
    assert.deepEqual(said(SUBJECTS.map((each, at) => `db/migrate/2024010${at}_add_${each}.rb`)), [
      '{number}_{subject}.rb lies in db/migrate, in the order of the numbers: 4, against 0',
    ]);
  });
});
