import assert from 'node:assert/strict';
import { inDefaultBuild } from '../../../../../src/core/resolve/go/goBuild.ts';

describe('inDefaultBuild', () => {
  it('takes a system or processor at the end of a file name for a constraint', () => {
    assert.equal(inDefaultBuild('a/sys_linux.go', []), true);
    assert.equal(inDefaultBuild('a/sys_windows.go', []), false);
    assert.equal(inDefaultBuild('a/sys_linux_arm64.go', []), false);
    assert.equal(inDefaultBuild('a/sys_linux_amd64.go', []), true);
  });

  it('does not take the whole name of a file for a constraint', () => {
    assert.equal(inDefaultBuild('windows.go', []), true);
    assert.equal(inDefaultBuild('windows_helper.go', []), true);
  });

  it('gives && precedence over || and ! over both', () => {
    assert.equal(inDefaultBuild('x.go', ['//go:build windows && !cgo || linux']), true);
    assert.equal(inDefaultBuild('x.go', ['//go:build (windows || linux) && !linux']), false);
  });

  it('holds for every Go version and for no tag of the project', () => {
    assert.equal(inDefaultBuild('x.go', ['//go:build go1.21']), true);
    assert.equal(inDefaultBuild('x.go', ['//go:build integration']), false);
    assert.equal(inDefaultBuild('x.go', ['//go:build ignore']), false);
  });

  it('reads the old form only where the new one is missing', () => {
    assert.equal(inDefaultBuild('x.go', ['// +build windows darwin,cgo']), false);
    assert.equal(inDefaultBuild('x.go', ['// +build linux', '// +build !cgo']), false);
    assert.equal(inDefaultBuild('x.go', ['//go:build linux', '// +build windows']), true);
  });

  it('ends on constraints that never close', () => {
    assert.equal(inDefaultBuild('x.go', [`//go:build ${'('.repeat(100_000)}`]), false);
    assert.equal(inDefaultBuild('x.go', ['//go:build &&']), false);
  });

  it('leaves out files whose name begins with _ or a dot', () => {
    assert.equal(inDefaultBuild('a/_draft.go', []), false);
  });
});
