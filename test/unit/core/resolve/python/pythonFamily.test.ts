import assert from 'node:assert/strict';
import type { FileFacts, RawImport } from '../../../../../src/core/model/facts.ts';
import { pythonFamily } from '../../../../../src/core/resolve/python/pythonFamily.ts';
import { createPathIndex } from '../../../../../src/core/workspace/pathIndex.ts';

/** `from specifier import names`, or `import specifier` without names. */
function taken(specifier: string, names: readonly string[] = [], flavour?: string): RawImport {
  const kind = flavour === 'dynamic' ? 'deferred' : 'static';
  return { specifier, kind, line: 1, start: 0, end: 1, names, ...(flavour ? { flavour } : {}) };
}

function facts(path: string, imports: readonly RawImport[]): FileFacts {
  return {
    path,
    language: 'python',
    depth: 'imports',
    hash: '',
    sizeBytes: 0,
    lines: 1,
    imports,
    symbols: [],
    references: [],
    packages: [],
    problems: [],
  };
}

interface Workspace {
  readonly paths: readonly string[];
  readonly manifests?: Readonly<Record<string, string>>;
  readonly facts?: readonly FileFacts[];
}

function prepare({ paths, manifests = {}, facts: known = [] }: Workspace) {
  const problems: string[] = [];
  const resolver = pythonFamily.prepare({
    root: '/w',
    paths: createPathIndex([...new Set([...paths, ...Object.keys(manifests)])]),
    manifests: new Map(Object.entries(manifests)),
    facts: new Map(known.map((file) => [file.path, file])),
    problem: (path, message) => problems.push(`${path}: ${message}`),
  });
  /** Paths that the import leads to; `external:package`; `unresolved: reason`. */
  const leads = (from: string, ...imports: readonly RawImport[]) =>
    resolver.resolve(facts(from, imports)).map(({ target }) => {
      if (target.status === 'resolved') return target.path;
      return target.status === 'external' ? `external:${target.package}` : `unresolved: ${target.reason}`;
    });
  return { resolver, leads, problems };
}

const INSTALLED = '[project]\nname = "it"\n';

describe('pythonFamily: relative imports', () => {
  const { leads } = prepare({
    paths: ['a/__init__.py', 'a/m.py', 'a/b/__init__.py', 'a/b/n.py', 'a/b/c/x.py'],
  });

  it('counts one dot as the own package and each further one as a folder up', () => {
    assert.deepEqual(leads('a/b/n.py', taken('.', ['c'])), ['a/b/__init__.py']);
    assert.deepEqual(leads('a/b/n.py', taken('..m', ['x'])), ['a/m.py']);
    assert.deepEqual(leads('a/b/c/x.py', taken('...m', ['x'])), ['a/m.py']);
  });

  it('tells a submodule from a name of the package', () => {
    assert.deepEqual(leads('a/m.py', taken('.b', ['n', 'Name', 'Other'])), ['a/b/n.py', 'a/b/__init__.py']);
  });

  it('reads dots with white space between them', () => {
    assert.deepEqual(leads('a/b/n.py', taken('. . m', ['x'])), ['a/m.py']);
  });

  it('says where too many dots lead', () => {
    const [out] = leads('a/m.py', taken('........', ['x']));
    assert.equal(out, 'unresolved: the dots lead out of the workspace');
    const [past] = leads('a/b/n.py', taken('...gone', ['x']));
    assert.equal(past, 'unresolved: the dots lead out of the top-level package');
  });

  it('reaches the other portions of a namespace package', () => {
    const split = prepare({
      paths: ['one/src/ns/a.py', 'two/src/ns/b.py'],
      manifests: { 'one/pyproject.toml': INSTALLED, 'two/pyproject.toml': INSTALLED.replace('it', 'two') },
    });
    assert.deepEqual(split.leads('one/src/ns/a.py', taken('.', ['b'])), ['two/src/ns/b.py']);
  });
});

describe('pythonFamily: the search path', () => {
  it('begins with the folder of a script', () => {
    const { leads } = prepare({ paths: ['tools/run.py', 'tools/steps.py', 'steps.py'] });
    assert.deepEqual(leads('tools/run.py', taken('steps')), ['tools/steps.py']);
  });

  it('begins with the first folder that is no package', () => {
    const { leads } = prepare({ paths: ['t/p/__init__.py', 't/p/q/__init__.py', 't/p/q/x.py', 't/p/y.py'] });
    assert.deepEqual(leads('t/p/q/x.py', taken('p.y', ['z'])), ['t/p/y.py']);
  });

  it('holds the root of every conftest.py above', () => {
    const { leads } = prepare({ paths: ['tests/conftest.py', 'tests/helpers.py', 'tests/deep/test_a.py'] });
    assert.deepEqual(leads('tests/deep/test_a.py', taken('helpers')), ['tests/helpers.py']);
  });

  it('holds the standard library before the projects, but after the script', () => {
    const { leads } = prepare({
      paths: ['queue.py', 'app/run.py', 'app/string.py', 'app/io.py', 'app/json/x.py'],
    });
    assert.deepEqual(leads('app/run.py', taken('queue')), ['external:queue']);
    assert.deepEqual(leads('app/run.py', taken('string')), ['app/string.py']);
    assert.deepEqual(
      leads('app/run.py', taken('io')),
      ['external:io'],
      'is loaded before any path is looked at',
    );
    assert.deepEqual(
      leads('app/run.py', taken('json', ['loads'])),
      ['external:json'],
      'a namespace shadows nothing',
    );
  });

  it('takes a namespace package of an installed project for no folder of scripts', () => {
    const paths = ['src/ns/json.py', 'src/ns/redis.py', 'src/ns/user.py'];
    const { leads } = prepare({ paths, manifests: { 'pyproject.toml': INSTALLED } });
    assert.deepEqual(leads('src/ns/user.py', taken('json'), taken('redis')), [
      'external:json',
      'external:redis',
    ]);
    assert.deepEqual(leads('src/ns/user.py', taken('ns.redis')), ['src/ns/redis.py']);
  });

  it('holds src without being told, and where manifests say otherwise, that', () => {
    const plain = prepare({ paths: ['src/a.py', 'x.py'] });
    assert.deepEqual(plain.leads('x.py', taken('a')), ['src/a.py']);
    const setup = 'from setuptools import setup\nsetup(package_dir={"": "code", "named": "other"})';
    const told = prepare({
      paths: ['code/a.py', 'other/__init__.py', 'x.py'],
      manifests: { 'setup.py': setup },
    });
    assert.deepEqual(told.leads('x.py', taken('a'), taken('named')), ['code/a.py', 'other/__init__.py']);
  });

  it('holds what pytest is told to add', () => {
    const manifests = { 'pytest.ini': '[pytest]\npythonpath = kit more' };
    const { leads } = prepare({ paths: ['kit/a.py', 'more/b.py', 't/test_x.py'], manifests });
    assert.deepEqual(leads('t/test_x.py', taken('a'), taken('b')), ['kit/a.py', 'more/b.py']);
  });

  it('holds the other distributions of the workspace, those depended on first', () => {
    const { leads } = prepare({
      paths: ['a/src/x.py', 'b/src/shared/__init__.py', 'c/src/shared/__init__.py'],
      manifests: {
        'a/pyproject.toml': '[project]\nname = "a"\ndependencies = ["C>=1"]',
        'b/pyproject.toml': '[project]\nname = "b"',
        'c/pyproject.toml': '[project]\nname = "c"',
      },
    });
    assert.deepEqual(leads('a/src/x.py', taken('shared')), ['c/src/shared/__init__.py']);
  });

  it('leaves out what lies beside the packages of another distribution', () => {
    const paths = ['a/x.py', 'b/lib_b/__init__.py', 'b/tests/__init__.py', 'b/tools/__init__.py'];
    const { leads } = prepare({ paths, manifests: { 'a/setup.cfg': '', 'b/pyproject.toml': INSTALLED } });
    assert.deepEqual(leads('a/x.py', taken('lib_b'), taken('tests'), taken('tools')), [
      'b/lib_b/__init__.py',
      'external:tests',
      'external:tools',
    ]);
  });

  it('leaves out projects that only configure tools', () => {
    const paths = ['x.py', 'data/case/a.py'];
    const { leads } = prepare({ paths, manifests: { 'data/case/pyproject.toml': '[tool.black]\n' } });
    assert.deepEqual(leads('x.py', taken('a')), ['external:a']);
  });

  it('takes a module that is called setup for no build script', () => {
    const paths = ['pkg/__init__.py', 'pkg/apt.py', 'pkg/user.py'];
    const { leads } = prepare({ paths, manifests: { 'pkg/setup.py': 'def gather():\n    return 1\n' } });
    assert.deepEqual(leads('pkg/user.py', taken('apt')), ['external:apt']);
  });

  it('believes a folder above only when the whole name is found there', () => {
    const { leads } = prepare({ paths: ['site/web/models.py', 'site/web/deep/view.py', 'site/django/x.py'] });
    assert.deepEqual(leads('site/web/deep/view.py', taken('web.models')), ['site/web/models.py']);
    assert.deepEqual(leads('site/web/deep/view.py', taken('django.db', ['models'])), ['external:django']);
  });
});

describe('pythonFamily: what a name means', () => {
  it('joins a namespace package over all folders of its name', () => {
    const paths = ['x.py', 'src/ns/a.py', 'ns/b.py'];
    const { leads } = prepare({ paths });
    assert.deepEqual(leads('x.py', taken('ns', ['a', 'b'])), ['src/ns/a.py', 'ns/b.py']);
    assert.deepEqual(leads('x.py', taken('ns')), [], 'nothing runs');
  });

  it('stops at the first folder with an __init__', () => {
    const { leads } = prepare({
      paths: ['x.py', 'src/p/__init__.py', 'src/p/b.py', 'p/b.py', 'p/c/__init__.py'],
    });
    assert.deepEqual(leads('x.py', taken('p.b'), taken('p', ['c'])), ['src/p/b.py', 'src/p/__init__.py']);
    assert.deepEqual(leads('x.py', taken('p.d')), ['unresolved: src/p has no module d']);
  });

  it('goes past it to a folder that alone holds the whole name, as the code would not run otherwise', () => {
    const paths = [
      't/units/kit/__init__.py',
      't/units/kit/test_x.py',
      'lib/kit/__init__.py',
      'lib/kit/deep/diff.py',
    ];
    const { leads } = prepare({ paths, manifests: { 'setup.cfg': '[options.packages.find]\nwhere = lib' } });
    assert.deepEqual(leads('t/units/kit/test_x.py', taken('kit.deep.diff')), ['lib/kit/deep/diff.py']);
  });

  it('goes on when the __init__ joins the folders itself, and notices when it begins to', () => {
    const init = facts('src/p/__init__.py', [taken('pkgutil', ['extend_path'])]);
    const { leads, resolver } = prepare({ paths: ['x.py', init.path, 'p/b.py'], facts: [init] });
    assert.deepEqual(leads('x.py', taken('p.b'), taken('p')), ['p/b.py', 'src/p/__init__.py']);
    const inCode = facts(init.path, [taken('os'), taken('pkgutil', [], 'dynamic')]);
    assert.equal(resolver.affectsOthers(inCode, init), false, 'is the same said in another way');
    assert.equal(resolver.affectsOthers(facts(init.path, [taken('os'), taken('pkgutil')]), init), true);
    assert.equal(resolver.affectsOthers(facts('x.py', []), facts('x.py', [taken('p')])), false);
  });

  it('prefers a package to a module, and source to a stub', () => {
    const paths = ['x.py', 'a.py', 'a/__init__.py', 'b.py', 'b.pyi', 'c.pyi'];
    const { leads } = prepare({ paths });
    assert.deepEqual(leads('x.py', taken('a'), taken('b'), taken('c')), ['a/__init__.py', 'b.py', 'c.pyi']);
  });

  it('finds stubs that lie apart, from stubs alone', () => {
    const { leads } = prepare({ paths: ['lib-stubs/__init__.pyi', 'lib-stubs/part.pyi', 'x.py'] });
    assert.deepEqual(leads('lib-stubs/__init__.pyi', taken('lib.part', ['P'])), ['lib-stubs/part.pyi']);
    assert.deepEqual(leads('x.py', taken('lib.part', ['P'])), ['external:lib']);
  });

  it('takes compiled modules for no mistake', () => {
    const built = ['p/_a.cpython-312-x86_64-linux-gnu.so', 'p/_b.pyx', 'p/_c.abi3.so', 'p/_d.pyd', 'p/_e.c'];
    const { leads } = prepare({ paths: ['p/__init__.py', 'x.py', ...built] });
    for (const name of ['_a', '_b', '_c', '_d', '_e']) {
      assert.deepEqual(leads('x.py', taken(`p.${name}`)), ['external:p']);
      assert.deepEqual(leads('p/__init__.py', taken('.', [name])), [`external:${name}`]);
    }
  });

  it('knows modules that a manifest compiles or writes', () => {
    const paths = ['src/p/__init__.py', 'x.py'];
    const manifests = {
      'pyproject.toml':
        '[project]\nname="p"\n[tool.setuptools_scm]\nversion_file="src/p/_v.py"\n[[tool.setuptools.ext-modules]]\nname="p._f"',
    };
    const { leads } = prepare({ paths, manifests });
    assert.deepEqual(leads('x.py', taken('p._f')), ['external:p']);
    assert.deepEqual(leads('x.py', taken('p._v', ['v'])), ['unresolved: the build writes src/p/_v.py']);
    assert.deepEqual(leads('x.py', taken('p', ['_v'])), ['unresolved: the build writes src/p/_v.py']);
  });

  it('leads to the module that enters names into sys.modules', () => {
    const { leads } = prepare({ paths: ['p/__init__.py', 'p/six/__init__.py', 'p/packages.py', 'x.py'] });
    assert.deepEqual(leads('x.py', taken('p.packages.urllib3.util')), ['p/packages.py']);
    assert.deepEqual(leads('x.py', taken('p.six.moves.urllib')), ['p/six/__init__.py']);
  });

  it('names what is missing, and says when the code may do without it', () => {
    const { leads } = prepare({ paths: ['p/__init__.py', 'x.py'] });
    assert.deepEqual(leads('x.py', taken('p.gone', ['a'])), ['unresolved: p has no module gone']);
    assert.deepEqual(leads('x.py', taken('p.gone', ['a'], 'guarded')), [
      'unresolved: p has no module gone; the code tries, and may go on without it',
    ]);
  });

  it('takes the missing part of a shared namespace for a requirement where one goes by its name', () => {
    const manifests = {
      'pyproject.toml': '[project]\nname = "acme-core"\ndependencies = ["acme-cloud[all]>=1"]',
    };
    const { leads } = prepare({ paths: ['src/acme/core.py', 'src/acme/x.py'], manifests });
    assert.deepEqual(leads('src/acme/x.py', taken('acme.cloud.bucket')), ['external:acme']);
    assert.deepEqual(leads('src/acme/x.py', taken('acme', ['cloud'])), ['external:acme']);
    assert.deepEqual(leads('src/acme/x.py', taken('acme.gone')), ['unresolved: src/acme has no module gone']);
  });

  it('takes a folder for a requirement of that name only where it is a package', () => {
    const manifests = { 'requirements.txt': 'docker==7\nredis\n' };
    const { leads } = prepare({ paths: ['docker/entry.py', 'redis/__init__.py', 'x.py'], manifests });
    assert.deepEqual(leads('x.py', taken('docker'), taken('docker.errors')), [
      'external:docker',
      'external:docker',
    ]);
    assert.deepEqual(leads('x.py', taken('redis')), ['redis/__init__.py']);
  });
});

describe('pythonFamily: imports by call', () => {
  const { leads } = prepare({ paths: ['a/__init__.py', 'a/m.py', 'a/b/__init__.py', 'a/b/n.py', 'x.py'] });

  it('leads to the module that the literal names', () => {
    assert.deepEqual(leads('x.py', taken('a.b.n', [], 'dynamic')), ['a/b/n.py']);
  });

  it('counts dots from the package that is given', () => {
    assert.deepEqual(leads('x.py', taken('.n', ['a.b'], 'dynamic')), ['a/b/n.py']);
    assert.deepEqual(leads('x.py', taken('..m', ['a.b'], 'dynamic')), ['a/m.py']);
    assert.deepEqual(leads('a/b/n.py', taken('..m', ['__package__'], 'dynamic')), ['a/m.py']);
    assert.deepEqual(leads('a/b/__init__.py', taken('.n', ['__name__'], 'dynamic')), ['a/b/n.py']);
  });

  it('names dots that nothing can be counted from', () => {
    assert.match(leads('a/m.py', taken('.b', ['__name__'], 'dynamic'))[0]!, /^unresolved: .* no package$/);
    assert.equal(leads('x.py', taken('...m', ['a'], 'dynamic'))[0], 'unresolved: the dots lead out of a');
  });
});

describe('pythonFamily: hostile input', () => {
  it('reports a broken manifest and goes on', () => {
    const manifests = {
      'pyproject.toml': '[project\nname = ',
      'b/Pipfile': '=',
      'c/setup.cfg': '\0[[]]\n  x\n= y',
    };
    const { leads, problems } = prepare({ paths: ['src/a.py', 'x.py'], manifests });
    assert.deepEqual(leads('x.py', taken('a')), ['src/a.py']);
    assert.equal(problems.length, 2);
    assert.match(problems[0]!, /^pyproject\.toml: It is not valid TOML/);
  });

  it('ignores manifests whose values are of the wrong kind', () => {
    const text = [
      'build-system = 1\ndependency-groups = [1, {}]\n[project]\nname = 7\ndependencies = "x"',
      '[tool]\nruff = 3\npytest = []\nsetuptools = { package-dir = 1, packages = ["a"], ext-modules = [3] }',
      '[tool.poetry]\npackages = [1, { from = 2 }, { include = "../../.." }]\ngroup = 4',
      '[tool.hatch.build]\nsources = 1\ntargets = 2',
    ].join('\n');
    const { leads, problems } = prepare({
      paths: ['src/a.py', 'x.py'],
      manifests: { 'pyproject.toml': text },
    });
    assert.deepEqual(leads('x.py', taken('a')), ['src/a.py']);
    assert.deepEqual(problems, []);
  });

  it('follows names of ten thousand levels, and as many dots', () => {
    const deep = Array.from({ length: 10_000 }, () => 'a').join('.');
    const { leads } = prepare({ paths: ['a/__init__.py', 'a/a.py', 'x.py'] });
    assert.deepEqual(leads('x.py', taken(deep)), ['a/a.py']);
    assert.deepEqual(leads('x.py', taken(`b.${deep}`)), ['external:b']);
    assert.match(leads('x.py', taken('.'.repeat(10_000), ['y']))[0]!, /out of the workspace$/);
    assert.match(leads('x.py', taken('...', [], 'dynamic'))[0]!, /^unresolved/);
    assert.match(leads('x.py', taken(''))[0]!, /names no module$/);
  });

  it('stays quick where hundreds of distributions share a namespace', () => {
    const each = Array.from({ length: 200 }, (_, at) => at);
    const paths = each.flatMap((at) => each.slice(0, 10).map((part) => `p${at}/src/ns/p${at}/d${part}/m.py`));
    const manifests = Object.fromEntries(
      each.map((at) => [`p${at}/setup.cfg`, `[metadata]\nname = p${at}\n`]),
    );
    const start = process.cpuUsage();
    const { leads } = prepare({ paths, manifests });
    for (const path of paths)
      assert.deepEqual(leads(path, taken('ns.p7.d1.m'), taken('ns.else')), [
        'p7/src/ns/p7/d1/m.py',
        'external:ns',
      ]);
    assert.ok(process.cpuUsage(start).user < 2_000_000);
  });

  it('takes a hundred thousand names from a package in a moment', () => {
    const { leads } = prepare({ paths: ['p/__init__.py', 'x.py', 'ns/a.py'] });
    const names = Array.from({ length: 100_000 }, (_, at) => `n${at}`);
    const start = process.cpuUsage();
    assert.deepEqual(leads('x.py', taken('p', names)), ['p/__init__.py']);
    assert.match(leads('x.py', taken('ns', names))[0]!, /^unresolved: ns has no module n0, n1, n2/);
    assert.ok(process.cpuUsage(start).user < 2_000_000);
  });

  it('reads a long setup.py in a moment', () => {
    const noise = 'setuptools package_dir={ find_packages( install_requires=[ name="'.repeat(5_000);
    const start = process.cpuUsage();
    prepare({
      paths: ['x.py'],
      manifests: { 'setup.py': noise, 'setup.cfg': `${' '.repeat(9)}x\n`.repeat(20_000) },
    });
    assert.ok(process.cpuUsage(start).user < 2_000_000);
  });
});
