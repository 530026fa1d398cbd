// biome-ignore-all lint/suspicious/noTemplateCurlyInString: CMake writes its variables like that.
import assert from 'node:assert/strict';
import { includesOf } from '../../../../../src/core/resolve/c/buildIncludes.ts';

describe('includesOf', () => {
  it('reads literal folders of CMake, with the variables that name source folders', () => {
    const text = [
      'project(x)',
      'target_include_directories(x PUBLIC api "${CMAKE_CURRENT_SOURCE_DIR}/own"',
      '  $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/built> $<INSTALL_INTERFACE:include> ${SOMEWHERE}/y)',
      '# include_directories(no)',
    ].join('\n');
    const manifests = new Map([['lib/CMakeLists.txt', text]]);
    assert.deepEqual(includesOf('lib/CMakeLists.txt', text, manifests), ['lib/api', 'lib/own', 'lib/built']);
  });

  it('takes the outermost CMakeLists.txt for the source folder of all', () => {
    const inner = 'include_directories(${CMAKE_SOURCE_DIR}/include)';
    const manifests = new Map([
      ['CMakeLists.txt', 'project(all)'],
      ['a/b/CMakeLists.txt', inner],
    ]);
    assert.deepEqual(includesOf('a/b/CMakeLists.txt', inner, manifests), ['include']);
  });

  it('reads -I flags of makefiles', () => {
    const text = 'FINAL_CFLAGS+= -I../deps/zip -I$(srcdir)/gen -I$(UNKNOWN)/x\nall:\n\tcc -c x.c\n';
    assert.deepEqual(includesOf('src/Makefile', text, new Map()), ['deps/zip', 'src/gen']);
  });

  it('reads the folders of Meson', () => {
    const text = "inc = include_directories('include', 'src/gen')";
    assert.deepEqual(includesOf('meson.build', text, new Map()), ['include', 'src/gen']);
  });

  it('leaves out what lies outside the workspace', () => {
    assert.deepEqual(includesOf('Makefile', 'CFLAGS = -I../up -I/usr/include', new Map()), []);
  });
});
