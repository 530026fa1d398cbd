import assert from 'node:assert/strict';
import { parseModelReference } from '../../../../src/core/registry/modelReference.ts';

describe('a name for a model', () => {
  it('is an entry of the catalogue, a file or a tag on a hub, an address, or a path', () => {
    const cases = {
      'CodeLlama-7b-instruct': { kind: 'entry', id: 'codellama-7b-instruct' },
      'hf:user/model/sub/file.Q4_K_M.gguf': {
        kind: 'hub',
        repository: 'user/model',
        file: 'sub/file.Q4_K_M.gguf',
        revision: 'main',
      },
      'hf:user/model/file.gguf#v2': {
        kind: 'hub',
        repository: 'user/model',
        file: 'file.gguf',
        revision: 'v2',
      },
      'hf:user/model:Q4_K_M': { kind: 'hub', repository: 'user/model', tag: 'Q4_K_M', revision: 'main' },
      'hf:user/model': { kind: 'hub', repository: 'user/model', tag: 'latest', revision: 'main' },
      'https://files.example/a.gguf': { kind: 'address', url: 'https://files.example/a.gguf' },
      './a.gguf': { kind: 'path', path: './a.gguf' },
      'C:\\models\\a.gguf': { kind: 'path', path: 'C:\\models\\a.gguf' },
      'a.gguf': { kind: 'path', path: 'a.gguf' },
    };
    for (const [typed, expected] of Object.entries(cases))
      assert.deepEqual(parseModelReference(typed), expected);
  });

  it('never leads out of the folder that it is stored in, nor anywhere but to a file of the repository', () => {
    for (const typed of [
      'hf:user/model/../../../etc/passwd.gguf',
      'hf:user/model/a/../b.gguf',
      'hf:user/model//etc/x.gguf',
      'hf:../model/file.gguf',
      'hf:user/model/file.gguf#../../x',
      'hf:user/model/file.exe',
      'hf:user',
      'hf:user/model:a/b',
      'two words',
      '',
    ])
      assert.throws(() => parseModelReference(typed), { code: 'invalid-option' }, typed);
  });
});
