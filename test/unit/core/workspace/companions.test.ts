import assert from 'node:assert/strict';
import { isCompanion, isDocument } from '../../../../src/core/workspace/companions.ts';

describe('companions of source files', () => {
  it('are components, manifests, build files and documents', () => {
    for (const path of [
      'src/App.mdx',
      'package.json',
      'docs/guide.md',
      'src/Makefile',
      'x.csproj',
      'CMakeLists.txt',
    ]) {
      assert.ok(isCompanion(path), path);
    }
  });

  it('are neither sources, nor pictures, nor what repeats others at length', () => {
    for (const path of ['src/app.ts', 'logo.png', 'package-lock.json', 'CHANGELOG.md', 'README']) {
      assert.ok(!isCompanion(path), path);
    }
  });

  it('are documents when nothing breaks by them', () => {
    assert.ok(isDocument('docs/guide.md') && !isDocument('src/App.mdx') && !isDocument('page.mdx'));
  });
});
