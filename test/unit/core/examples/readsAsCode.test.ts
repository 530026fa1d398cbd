import assert from 'node:assert/strict';
import { readsAsCode } from '../../../../src/core/examples/wellFormed/readsAsCode.ts';
import { defaultGrammarLocation } from '../../../../src/infra/parse/grammarFiles.ts';
import { createSyntaxFaults } from '../../../../src/infra/parse/syntaxFaults.ts';

const faults = createSyntaxFaults(defaultGrammarLocation());

/** Parts of files, each of another kind. */
const HONEST: Readonly<Record<string, string>> = {
  'method.ts':
    '  async find(id: string): Promise<Heron | undefined> {\n    return this.#herons.get(id);\n  }\n',
  'statements.ts':
    '    const found = await herons.find(id);\n    if (found === undefined) continue;\n    yield* found;\n',
  'arm.ts': "    case 'heron':\n      return wade(bird);\n    default:\n      return fly(bird);\n",
  'members.ts': "    heron: { legs: 2, wades: true },\n    'night heron': { ...heron, wakes: 'at night' },\n",
  'markup.tsx':
    '      <Heron key={id} onWade={() => wade(id)}>\n        A bird in the water\n      </Heron>\n',
  'type.ts': "  | { readonly kind: 'heron'; readonly legs: number }\n  | { readonly kind: 'stork' };\n",
  'open.ts':
    'export class Heron {\n  readonly #legs = 2;\n\n  wade(depth: number): void {\n    this.#step(depth);\n',
  'block.py':
    '        for heron in herons:\n            if heron.wades:\n                yield heron\n        return None\n\n    def wade(self):\n',
  'arm.go':
    '\tcase "heron":\n\t\treturn wade(bird), nil\n\tdefault:\n\t\treturn nil, fmt.Errorf("no %s", bird)\n',
  'arm.rs':
    '            Bird::Heron { legs } if legs > 1 => self.wade(legs),\n            _ => Err(Error::NoBird),\n',
  'method.java':
    '    @Override\n    public List<Heron> all() throws IOException {\n        return herons.stream().toList();\n    }\n',
  'comment.java':
    ' * @return the herons that wade where it is deep enough for them to\n */\npublic List<Heron> wading() {\n  return herons;\n}\n',
  'method.php':
    '    public function wade(int $depth): bool\n    {\n        return $this->legs > $depth;\n    }\n',
  'block.rb': "  it 'wades' do\n    expect(heron.wade(2)).to eq true\n  end\n",
};
const PROSE =
  'This draft is the property of the sender and of nobody else and whoever\nfinds it is asked to send it back at once and to keep no copy of it.\n';
const GIBBERISH =
  'fn qxzvwk(bvkq: Zrtplm) -> Wqjx {\n    let jkqwv = bvkq.xzzqp(Fghjkq, qpwzm);\n    vbnmq.wqrtz(jkqwv.plkjx, zxcvq)\n}\nstruct Ghqzxw { kqjvz: Wqjx, pzxqk: Vbnqz, wjqhx: Zxqvk }\n';

describe('what is taken for code', () => {
  for (const [path, code] of Object.entries(HONEST))
    it(`is a part of a file: ${path}`, async () => {
      assert.equal(await readsAsCode({ path, code }, faults), true);
    });

  for (const path of [
    'a.ts',
    'a.tsx',
    'a.py',
    'a.go',
    'a.rs',
    'a.java',
    'a.cs',
    'a.php',
    'a.rb',
    'a.swift',
    'a.kt',
    'a.c',
  ])
    it(`is no prose: ${path}`, async () => {
      assert.equal(await readsAsCode({ path, code: PROSE }, faults), false);
    });

  it('is nothing whose words are letters at random, though it can be parsed', async () => {
    assert.deepEqual(await faults.read('a.rs', GIBBERISH), []);
    assert.equal(await readsAsCode({ path: 'a.rs', code: GIBBERISH }, faults), false);
  });

  it('is told by its place where it does not read by itself', async () => {
    const code = '%% @@ ## heron && )) of >> [[ ;; ]] ## %%\n';
    const around = async () => ({ before: 'const text = `\n', after: '`;\n' });
    assert.equal(await readsAsCode({ path: 'a.ts', code }, faults), false);
    assert.equal(await readsAsCode({ path: 'a.ts', code }, faults, around), true);
  });

  it('is not told of languages that are not read, of components and of a few signs', async () => {
    assert.equal(await readsAsCode({ path: 'a.md', code: PROSE }, faults), undefined);
    assert.equal(
      await readsAsCode({ path: 'a.vue', code: '<template><p>{{ heron }}</p></template>' }, faults),
      undefined,
    );
    assert.equal(await readsAsCode({ path: 'a.ts', code: ')))' }, faults), undefined);
  });
});
