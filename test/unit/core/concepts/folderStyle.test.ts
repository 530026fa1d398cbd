import assert from 'node:assert/strict';
import { writtenAsHere } from '../../../../src/core/concepts/folderStyle.ts';

describe('the name of a folder from another project', () => {
  const cases: readonly [name: string, folders: readonly string[], written: string][] = [
    ['value-objects', ['src/UseCases', 'src/Domain'], 'ValueObjects'],
    ['ValueObjects', ['src/use-cases', 'src/domain'], 'value-objects'],
    ['ValueObjects', ['app/use_cases'], 'value_objects'],
    ['controllers', ['Domain/Orders', 'Domain/Users'], 'Controllers'],
    ['Controllers', ['src/domain'], 'controllers'],
    ['value-objects', ['src/domain'], 'value-objects'],
    ['__mocks__', ['src/UseCases'], '__mocks__'],
    ['value-objects', [], 'value-objects'],
  ];
  for (const [name, folders, written] of cases)
    it(`${name} is written ${written} beside ${folders.join(', ') || 'nothing'}`, () => {
      assert.equal(writtenAsHere(name, folders), written);
    });
});
