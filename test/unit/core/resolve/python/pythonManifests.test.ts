import assert from 'node:assert/strict';
import { pythonProjects } from '../../../../../src/core/resolve/python/pythonProjects.ts';
import { createPathIndex } from '../../../../../src/core/workspace/pathIndex.ts';

function project(name: string, text: string) {
  const projects = pythonProjects({
    root: '/w',
    paths: createPathIndex([`p/${name}`]),
    manifests: new Map([[`p/${name}`, text]]),
    facts: new Map(),
    problem: assert.fail,
  });
  return projects.get('p')!;
}

describe('pythonProjects', () => {
  it('reads where the packages of each build backend lie', () => {
    const where = (text: string) => [...project('pyproject.toml', text).sources];
    assert.deepEqual(where('[tool.setuptools.packages.find]\nwhere = ["src", "lib"]'), ['p/src', 'p/lib']);
    assert.deepEqual(where('[tool.setuptools.package-dir]\n"" = "code"'), ['p/code']);
    assert.deepEqual(where('[[tool.poetry.packages]]\ninclude = "x"\nfrom = "lib"'), ['p/lib']);
    assert.deepEqual(where('[tool.hatch.build.targets.wheel]\npackages = ["src/x/"]'), ['p/src']);
    assert.deepEqual(where('[tool.hatch.build.targets.wheel]\nsources = ["src"]'), ['p/src']);
    assert.deepEqual(where('[tool.hatch.build]\ndev-mode-dirs = ["."]'), ['p']);
    assert.deepEqual(where('[tool.pdm.build]\npackage-dir = "code"'), ['p/code']);
    assert.deepEqual(where('[tool.uv.build-backend]\nmodule-root = "python"'), ['p/python']);
    assert.deepEqual(where('[tool.maturin]\npython-source = "python"'), ['p/python']);
    assert.deepEqual(where('[tool.scikit-build]\nwheel.packages = ["python/x"]'), ['p/python']);
  });

  it('reads packages that lie under another name', () => {
    const mapped = (text: string) => [...project('pyproject.toml', text).mapped];
    assert.deepEqual(mapped('[tool.setuptools.package-dir]\nx = "code/y"'), [['x', 'p/code/y']]);
    assert.deepEqual(mapped('[tool.hatch.build.targets.wheel.sources]\n"code/y" = "x"'), [['x', 'p/code/y']]);
  });

  it('collects requirements from every list that names them', () => {
    const text = [
      '[project]\nname = "It.Self"\ndependencies = ["Py_YAML>=6; python_version > \'3\'"]',
      '[project.optional-dependencies]\nfast = ["uvloop"]',
      '[dependency-groups]\ndev = ["pytest", { include-group = "x" }]',
      '[tool.poetry.group.docs.dependencies]\nmkdocs = "*"',
    ].join('\n');
    const { name, installed, dependencies } = project('pyproject.toml', text);
    assert.deepEqual([name, installed], ['it-self', true]);
    assert.deepEqual([...dependencies], ['py-yaml', 'uvloop', 'pytest', 'mkdocs']);
    const listed = project('requirements.txt', '# all\nDjango==5\n-r other.txt\nzope.interface ; x\n');
    assert.deepEqual([...listed.dependencies], ['django', 'zope-interface']);
    assert.equal(listed.installed, false);
    assert.deepEqual([...project('Pipfile', '[packages]\nflask = "*"').dependencies], ['flask']);
  });

  it('reads setup.cfg as configparser does', () => {
    const text =
      '[metadata]\nname: x\n[options]\npackage_dir =\n    =src\n    # no\n    y = other\n' +
      'install_requires = a; b\n  c>=1\n[options.packages.find]\nwhere = src\n[tool:pytest]\npythonpath = t u\n';
    const { name, sources, mapped, dependencies, searched } = project('setup.cfg', text);
    assert.equal(name, 'x');
    assert.deepEqual([...sources], ['p/src']);
    assert.deepEqual([...mapped], [['y', 'p/other']]);
    assert.deepEqual([...dependencies], ['a', 'c']);
    assert.deepEqual([...searched], ['p/t', 'p/u']);
  });

  it('reads the literals of setup.py and leaves what is computed', () => {
    const text =
      "import setuptools\nsetuptools.setup(name='x', packages=find_packages('src', exclude=['t']), package_dir={'': base},\n" +
      "install_requires=['a>=1', \"b\"], ext_modules=[Extension('x._y', ['y.c']), Extension(name=\"x._z\")])";
    const { name, sources, dependencies, compiled } = project('setup.py', text);
    assert.equal(name, 'x');
    assert.deepEqual([...sources], ['p/src']);
    assert.deepEqual([...dependencies], ['a', 'b']);
    assert.deepEqual([...compiled], ['x._y', 'x._z']);
  });

  it('knows files that builds write', () => {
    const written = (text: string) => [...project('pyproject.toml', text).generated];
    assert.deepEqual(written('[tool.setuptools_scm]\nwrite_to = "a/_v.py"'), ['p/a/_v.py']);
    assert.deepEqual(written('[tool.hatch.build.hooks.vcs]\nversion-file = "a/_v.py"'), ['p/a/_v.py']);
  });

  it('keeps to the workspace', () => {
    const text = '[tool.setuptools.packages.find]\nwhere = ["../../../etc", "../q"]';
    assert.deepEqual([...project('pyproject.toml', text).sources], ['q']);
  });
});
