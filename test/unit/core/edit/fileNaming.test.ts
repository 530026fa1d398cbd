import assert from 'node:assert/strict';
import { fileStem } from '../../../../src/core/edit/fileNaming.ts';

describe('the name of a new file', () => {
  it('follows the habit of the files beside it', () => {
    assert.equal(fileStem('parseRow', 'src', ['src/read-row.ts', 'src/to-text.ts'], 'camel'), 'parse-row');
    assert.equal(fileStem('ParseRow', 'src', ['lib/read-row.ts'], 'camel'), 'parseRow');
    assert.equal(fileStem('ParseRow', 'src', ['src/FileReader.ts'], 'camel'), 'ParseRow');
  });

  it('is that of the function where the files beside it are named after classes', () => {
    assert.equal(fileStem('parseRow', 'src', ['src/FileReader.ts'], 'camel'), 'parseRow');
  });
});
