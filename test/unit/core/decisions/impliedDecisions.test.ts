import assert from 'node:assert/strict';
import { findDecisions } from '../../../../src/core/decisions/findDecisions.ts';
import { decisionsIn } from '../../../support/decisionsIn.ts';

/** `topic: title version (confidence) path:line`, of these topics. */
async function impliedIn(workspace: Readonly<Record<string, string>>, ...topics: readonly string[]) {
  const { decisions } = await decisionsIn(workspace);
  return decisions
    .filter(({ topic }) => topics.includes(topic))
    .map(({ topic, title, version, confidence, evidence: [first] }) =>
      [
        `${topic}: ${title}`,
        ...(version === undefined ? [] : [version]),
        `(${confidence})`,
        `${first!.path}:${first!.line}`,
      ].join(' '),
    );
}

const PACKAGE = JSON.stringify(
  {
    name: 'shop',
    type: 'module',
    dependencies: { express: '^5.0.0', pg: '^8.0.0' },
    devDependencies: { vitest: '^3.0.0', koa: '2' },
  },
  null,
  2,
);

describe('what manifests imply', () => {
  it('is proven where the code imports it, and likely where it is only declared', async () => {
    const workspace = {
      'package.json': PACKAGE,
      'src/main.ts': "import express from 'express';\nexpress();\n",
    };
    assert.deepEqual(await impliedIn(workspace, 'framework', 'database', 'testing', 'module-system'), [
      'framework: Express ^5.0.0 (proven) package.json:5',
      'database: PostgreSQL (likely) package.json:6',
      'module-system: ES modules (proven) package.json:3',
      'testing: Vitest ^3.0.0 (likely) package.json:9',
    ]);
  });

  it('has the version of the lock file', async () => {
    const lock =
      '{\n  "packages": {\n    "node_modules/express": {\n      "version": "5.1.0",\n    },\n  }\n}\n';
    const workspace = { 'package.json': PACKAGE, 'package-lock.json': lock };
    assert.deepEqual(await impliedIn(workspace, 'framework', 'package-manager'), [
      'framework: Express 5.1.0 (likely) package.json:5',
      'package-manager: npm (proven) package-lock.json:1',
    ]);
  });

  it('leaves out what only tests, examples and documentation need', async () => {
    const workspace = {
      'examples/app/package.json': PACKAGE,
      'docs/package.json': PACKAGE,
      'test/app/package.json': PACKAGE,
    };
    assert.deepEqual(await impliedIn(workspace, 'framework', 'database'), []);
  });

  it('leaves out the packages of the workspace itself', async () => {
    const own = {
      'packages/react/package.json': '{ "name": "react" }',
      'packages/app/package.json': '{ "dependencies": { "react": "*" } }',
    };
    assert.deepEqual(await impliedIn(own, 'ui'), []);
  });

  it('leaves out what is offered as an option', async () => {
    const workspace = {
      'pyproject.toml': '[project]\nname = "x"\n[project.optional-dependencies]\nredis = ["redis>=5"]\n',
    };
    assert.deepEqual(await impliedIn(workspace, 'cache'), []);
  });

  it('reads the manifests of every language', async () => {
    const manifests: readonly (readonly [string, string, string])[] = [
      [
        'pyproject.toml',
        '[project]\ndependencies = [\n  "fastapi>=0.1",\n]\n',
        'framework: FastAPI >=0.1 (likely) pyproject.toml:3',
      ],
      ['requirements.txt', '# web\nDjango==5.0\n', 'framework: Django ==5.0 (likely) requirements.txt:2'],
      ['Pipfile', '[packages]\nflask = "*"\n', 'framework: Flask (likely) Pipfile:2'],
      [
        'setup.cfg',
        '[options]\ninstall_requires =\n  tornado>=6\n',
        'framework: Tornado >=6 (likely) setup.cfg:3',
      ],
      [
        'pom.xml',
        '<project>\n<dependencies>\n<dependency><groupId>io.quarkus</groupId><artifactId>quarkus-rest</artifactId></dependency></dependencies></project>',
        'framework: Quarkus (likely) pom.xml:3',
      ],
      [
        'build.gradle.kts',
        'dependencies {\n  implementation("io.ktor:ktor-server-core:3.0.0")\n}\n',
        'framework: Ktor (likely) build.gradle.kts:2',
      ],
      [
        'Cargo.toml',
        '[package]\nname = "x"\n[dependencies]\naxum = { version = "0.7" }\n',
        'framework: axum 0.7 (likely) Cargo.toml:4',
      ],
      [
        'Shop.csproj',
        '<Project>\n<PackageReference Include="FastEndpoints" Version="5.0.0" />\n</Project>',
        'framework: FastEndpoints 5.0.0 (likely) Shop.csproj:2',
      ],
      [
        'composer.json',
        '{\n  "require": {\n    "slim/slim": "^4.0"\n  }\n}',
        'framework: Slim ^4.0 (likely) composer.json:3',
      ],
      [
        'Gemfile',
        'source "x"\ngem "rails", "~> 8.0"\n',
        'framework: Ruby on Rails ~> 8.0 (likely) Gemfile:2',
      ],
      [
        'CMakeLists.txt',
        'project(x)\nfind_package(Boost 1.80)\n',
        'framework: Boost 1.80 (likely) CMakeLists.txt:2',
      ],
      [
        'Package.swift',
        'let p = Package(dependencies: [\n.package(url: "https://github.com/vapor/vapor.git", from: "4.0.0"),\n])',
        'framework: Vapor 4.0.0 (likely) Package.swift:2',
      ],
    ];
    for (const [path, text, expected] of manifests)
      assert.deepEqual(await impliedIn({ [path]: text }, 'framework'), [expected], path);
  });

  it('takes a module of Go for a decision only where the product imports it', async () => {
    const mod =
      'module example.com/shop\n\ngo 1.22\n\nrequire (\n\tgithub.com/gin-gonic/gin v1.9.0\n\tgithub.com/labstack/echo/v4 v4.1.0\n)\n';
    const main = 'package main\n\nimport "github.com/gin-gonic/gin"\n\nfunc main() { gin.New() }\n';
    assert.deepEqual(await impliedIn({ 'go.mod': mod, 'main.go': main }, 'framework', 'runtime'), [
      'runtime: Go 1.22 (proven) go.mod:3',
      'framework: Gin v1.9.0 (proven) go.mod:6',
    ]);
  });

  it('looks libraries of Gradle up in the version catalogue', async () => {
    const workspace = {
      'build.gradle.kts': 'dependencies {\n  implementation(libs.ktor.server)\n}\n',
      'gradle/libs.versions.toml':
        '[libraries]\nktor-server = { module = "io.ktor:ktor-server-core", version = "3.0.0" }\n',
    };
    assert.deepEqual(await impliedIn(workspace, 'framework'), [
      'framework: Ktor (likely) build.gradle.kts:2',
    ]);
  });

  it('comes from containers, CI and configuration as well', async () => {
    const workspace = {
      'compose.yaml':
        'services:\n  db:\n    image: docker.io/library/postgres:16-alpine\n  broker:\n    image: rabbitmq:3\n',
      '.github/workflows/ci.yml': 'on: push\n',
      'k8s/app.yaml': 'apiVersion: apps/v1\nkind: Deployment\n',
      'main.tf': 'provider "aws" {\n}\n',
    };
    assert.deepEqual(
      await impliedIn(workspace, 'database', 'queue', 'ci', 'deployment', 'infrastructure', 'cloud'),
      [
        'database: PostgreSQL 16 (likely) compose.yaml:3',
        'queue: RabbitMQ 3 (likely) compose.yaml:5',
        'cloud: AWS (proven) main.tf:1',
        'deployment: Kubernetes (proven) k8s/app.yaml:2',
        'deployment: Docker Compose (proven) compose.yaml:1',
        'infrastructure: Terraform (proven) main.tf:1',
        'ci: GitHub Actions (proven) .github/workflows/ci.yml:1',
      ],
    );
  });

  it('survives manifests that are broken', async () => {
    const broken = [
      'package.json',
      'pyproject.toml',
      'pom.xml',
      'Cargo.toml',
      'composer.json',
      'go.mod',
      'a.csproj',
      'compose.yaml',
      'tsconfig.json',
    ];
    for (const text of [
      '',
      '{',
      '[',
      '['.repeat(100_000),
      '{"a":'.repeat(50_000),
      '<dependency>',
      '\0',
      '[]',
      'null',
      '{"dependencies":[1]}',
    ])
      await decisionsIn(Object.fromEntries(broken.map((path) => [path, text])));
  });

  it('is done soon with texts that were made to take long', () => {
    const paths =
      'CMakeLists.txt conanfile.txt vcpkg.json Package.swift main.tf a.proto pom.xml a.csproj setup.py Gemfile compose.yaml'.split(
        ' ',
      );
    const started = performance.now();
    for (const text of [' \n', '<dependency>', '.package(url: "', '[ ']) {
      const texts = new Map(paths.map((path) => [path, text.repeat(30_000)]));
      findDecisions({ paths, texts, files: [], facts: new Map(), imports: new Map() });
    }
    assert.ok(performance.now() - started < 8_000);
  });
});
