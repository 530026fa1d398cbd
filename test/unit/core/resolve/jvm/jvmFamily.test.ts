import assert from 'node:assert/strict';
import { jvmFamily } from '../../../../../src/core/resolve/jvm/jvmFamily.ts';
import { resolveSources } from '../../../../support/resolveSources.ts';
import { resolveAll, typedFacts } from '../../../../support/typedFacts.ts';

describe('resolving Java', () => {
  it('sees types of the same package without an import, and hides them behind an imported one', () => {
    const edges = resolveAll(jvmFamily, {
      'a/A.java': { package: 'a', types: ['A'], uses: ['B', 'List'], imports: ['java.util.List'] },
      'a/B.java': { package: 'a', types: ['B'] },
      'a/List.java': { package: 'a', types: ['List'] },
    });
    assert.deepEqual(edges, ['a/A.java → a/B.java reference', 'a/A.java ↗ java.util']);
  });

  it('marks an import that no code uses', () => {
    const edges = resolveAll(jvmFamily, {
      'a/A.java': { package: 'a', types: ['A'], imports: ['b.B'] },
      'b/B.java': { package: 'b', types: ['B'] },
    });
    assert.deepEqual(edges, ['a/A.java → b/B.java static, idle']);
  });

  it('follows a wildcard only to the types that are used', () => {
    const edges = resolveAll(jvmFamily, {
      'a/A.java': { package: 'a', types: ['A'], imports: ['b.*'], uses: ['B'] },
      'b/B.java': { package: 'b', types: ['B'] },
      'b/C.java': { package: 'b', types: ['C'] },
    });
    assert.deepEqual(edges, ['a/A.java → b/B.java static']);
  });

  it('finds nested types through imports, static imports, qualified names and supertypes', () => {
    const edges = resolveAll(jvmFamily, {
      'a/A.java': {
        package: 'a',
        types: ['A: Base'],
        uses: ['Base', 'Deep', 'c.C.In', 'On'],
        imports: ['b.B.On', 'static d.D.run'],
      },
      'a/Base.java': { package: 'a', types: ['Base: Root'], uses: ['Root'] },
      'a/Root.java': { package: 'a', types: ['Root', 'Root.Deep'] },
      'b/B.java': { package: 'b', types: ['B', 'B.On'] },
      'c/C.java': { package: 'c', types: ['C', 'C.In'] },
      'd/D.java': { package: 'd', types: ['D'] },
    });
    assert.deepEqual(edges, [
      'a/A.java → a/Base.java reference',
      'a/A.java → a/Root.java reference',
      'a/A.java → b/B.java static',
      'a/A.java → c/C.java reference',
      'a/A.java → d/D.java static',
      'a/Base.java → a/Root.java reference',
    ]);
  });

  it('takes the declaration of its own module, and production code before test code', () => {
    const type = { package: 'p', types: ['Version'] };
    const edges = resolveAll(jvmFamily, {
      'app/src/main/java/p/Main.java': { package: 'p', types: ['Main'], uses: ['Version'] },
      'app/src/main/java/p/Version.java': type,
      'app/src/test/java/p/Version.java': type,
      'core/src/main/java/p/Version.java': type,
    });
    assert.deepEqual(edges, ['app/src/main/java/p/Main.java → app/src/main/java/p/Version.java reference']);
  });

  it('reports what is missing from its own packages, and names libraries by their Maven group', () => {
    const edges = resolveAll(
      jvmFamily,
      {
        'src/A.java': {
          package: 'com.acme.app',
          types: ['A'],
          imports: ['com.acme.app.gen.Proto', 'io.netty.buffer.ByteBuf', 'org.slf4j.Logger'],
        },
      },
      { 'pom.xml': '<dependency><groupId>io.netty</groupId></dependency>' },
    );
    assert.deepEqual(edges, [
      'src/A.java ↗ io.netty',
      'src/A.java ↗ org.slf4j',
      'src/A.java ✗ com.acme.app.gen.Proto',
    ]);
  });

  it('comes to an end when types extend each other or themselves', () => {
    const edges = resolveAll(jvmFamily, {
      'A.java': { types: ['A: B, A', 'A.In: A.In'], uses: ['B', 'Lost'] },
      'B.java': { types: ['B: A.In, B'], uses: ['A'] },
    });
    assert.deepEqual(edges, ['A.java → B.java reference', 'B.java → A.java reference']);
  });

  it('is prepared anew when a type appears, not when a method body changes', () => {
    const resolver = jvmFamily.prepare({
      root: '/w',
      paths: null as never,
      manifests: new Map(),
      facts: new Map(),
      problem: assert.fail,
    });
    const before = typedFacts('A.java', { types: ['A'], uses: ['B'] });
    assert.equal(resolver.affectsOthers(before, typedFacts('A.java', { types: ['A'], uses: ['C'] })), false);
    assert.equal(resolver.affectsOthers(before, typedFacts('A.java', { types: ['A', 'A2'] })), true);
  });
});

describe('resolving Kotlin', () => {
  it('sees functions of its package and those it imports, also by another name', () => {
    const edges = resolveAll(jvmFamily, {
      'a/Main.kt': {
        package: 'a',
        functions: ['main'],
        imports: ['b.shout as loud'],
        uses: ['greet', 'loud'],
      },
      'a/Greet.kt': { package: 'a', functions: ['greet'] },
      'b/Text.kt': { package: 'b', functions: ['shout'] },
    });
    assert.deepEqual(edges, ['a/Main.kt → a/Greet.kt reference', 'a/Main.kt → b/Text.kt static']);
  });

  it('takes a call on something for an extension, unless some type has a member of that name', () => {
    const edges = resolveAll(jvmFamily, {
      'a/Main.kt': { package: 'a', functions: ['main'], uses: ['.padded', '.plain', '.greet'] },
      'a/Text.kt': { package: 'a', functions: ['padded: String'] },
      'a/Greet.kt': { package: 'a', functions: ['greet'] },
    });
    assert.deepEqual(edges, ['a/Main.kt → a/Text.kt reference']);
  });

  it('is seen from Java, its functions through the class named for the file', () => {
    const edges = resolveAll(jvmFamily, {
      'a/Use.java': { package: 'a', types: ['Use'], uses: ['TextKt', 'Cart'] },
      'a/text.kt': { package: 'a', functions: ['shout'] },
      'a/Cart.kt': { package: 'a', types: ['Cart'] },
    });
    assert.deepEqual(edges, ['a/Use.java → a/Cart.kt reference', 'a/Use.java → a/text.kt reference']);
  });

  it('prefers the declaration of its own platform, then the common one', () => {
    const type = { package: 'p', types: ['Path'] };
    const edges = resolveAll(jvmFamily, {
      'src/jvmMain/kotlin/A.kt': { package: 'p', types: ['A'], uses: ['Path'] },
      'src/jsTest/kotlin/B.kt': { package: 'p', types: ['B'], uses: ['Path'] },
      'src/appleMain/kotlin/Path.kt': type,
      'src/commonMain/kotlin/Path.kt': type,
      'src/jvmMain/kotlin/Path.kt': type,
    });
    assert.deepEqual(edges, [
      'src/jsTest/kotlin/B.kt → src/commonMain/kotlin/Path.kt reference',
      'src/jvmMain/kotlin/A.kt → src/jvmMain/kotlin/Path.kt reference',
    ]);
  });

  it('takes the file’s own function among overloads of a package', () => {
    const edges = resolveAll(jvmFamily, {
      'a/A.kt': { package: 'a', functions: ['write', 'other'], uses: ['write'] },
      'a/B.kt': { package: 'a', functions: ['write'], uses: ['write', 'other'] },
    });
    assert.deepEqual(edges, ['a/B.kt → a/A.kt reference']);
  });

  it('keeps to itself what a script declares', async () => {
    const edges = await resolveSources(jvmFamily, {
      'build.gradle.kts': 'class Task\nfun setUp() {}\nval version = "1"\nuse(Task(), version)\n',
      'more/build.gradle.kts': 'setUp()\nhelper()\n',
      'more/src/Helper.kt': 'class Task\nfun helper() { setUp() }\n',
    });
    assert.deepEqual(edges, ['more/build.gradle.kts → more/src/Helper.kt']);
  });

  it('knows a class behind an annotation and “actual”, and what is a member of it', async () => {
    const edges = await resolveSources(jvmFamily, {
      'src/nativeMain/kotlin/Crc.kt':
        'package a\n\n@OptIn(Unsafe::class)\nactual class Crc {\n  private var sum = start(0u)\n  actual fun update() {}\n}\n',
      'src/nativeMain/kotlin/User.kt': 'package a\n\nval user = Crc()\nfun go() { update() }\n',
      'src/jvmMain/kotlin/Zip.kt': 'package a\n\nactual typealias Crc = java.util.zip.CRC32\n',
    });
    assert.deepEqual(edges, ['src/nativeMain/kotlin/User.kt → src/nativeMain/kotlin/Crc.kt']);
  });

  it('knows constants and classes behind annotations that the grammar misreads', async () => {
    const edges = await resolveSources(jvmFamily, {
      'a/Codes.kt': 'package a\n\n@Api\nconst val CODE = 1\n',
      'a/Marks.kt': 'package a\n\n@Api(B::class)\n@Gone\nclass Mark\n\n@Api(B::class)\nclass Other\n',
      'b/User.kt': 'package b\n\nimport a.CODE\nimport a.Mark\n\nval mark = Mark(CODE)\n',
    });
    assert.deepEqual(edges, ['b/User.kt → a/Codes.kt', 'b/User.kt → a/Marks.kt']);
  });

  it('does not take a built-in type for a function of that name that it has not imported', () => {
    const edges = resolveAll(jvmFamily, {
      'a/A.kt': { package: 'a', types: ['A'], uses: ['String', 'text'] },
      'b/B.kt': { package: 'b', types: ['B'], imports: ['a.String'], uses: ['String'] },
      'help/Texts.kt': { package: 'a', functions: ['String', 'text'] },
    });
    assert.deepEqual(edges, ['a/A.kt → help/Texts.kt reference', 'b/B.kt → help/Texts.kt static']);
    const onlyType = resolveAll(jvmFamily, {
      'a/A.kt': { package: 'a', types: ['A'], uses: ['String'] },
      'help/Texts.kt': { package: 'a', functions: ['String'] },
    });
    assert.deepEqual(onlyType, []);
  });
});
