/** What the mere presence of a file decides, as data. */
import { basename } from '../../../base/paths.ts';
import type { Trace } from '../manifests/manifestFacts.ts';
import type { Topic } from '../tables/decisionTable.ts';

interface NamedFile {
  readonly topic: Topic;
  readonly title: string;
  /** Over the base name; over the whole path where it holds a slash. */
  readonly file: RegExp;
  /** Said of the file, in one sentence. */
  readonly text: string;
}

const LOCKS: readonly (readonly [string, RegExp])[] = [
  ['npm', /^(?:package-lock|npm-shrinkwrap)\.json$/],
  ['Yarn', /^yarn\.lock$/],
  ['pnpm', /^pnpm-lock\.yaml$/],
  ['Bun', /^bun\.lockb?$/],
  ['Deno', /^deno\.lock$/],
  ['Poetry', /^poetry\.lock$/],
  ['uv', /^uv\.lock$/],
  ['PDM', /^pdm\.lock$/],
  ['Pipenv', /^Pipfile(?:\.lock)?$/],
  ['Conda', /^environment\.ya?ml$|^conda-lock\.yml$/],
  ['Cargo', /^Cargo\.lock$/],
  ['Composer', /^composer\.lock$/],
  ['Bundler', /^Gemfile\.lock$/],
  ['NuGet', /^packages\.lock\.json$|^nuget\.config$/i],
  ['Conan', /^conanfile\.(?:txt|py)$/],
  ['vcpkg', /^vcpkg\.json$/],
  ['Swift Package Manager', /^Package\.resolved$/],
  ['CocoaPods', /^Podfile\.lock$/],
];

const CI: readonly (readonly [string, RegExp])[] = [
  ['GitHub Actions', /(?:^|\/)\.github\/workflows\/[^/]+\.ya?ml$/],
  ['GitLab CI', /^\.gitlab-ci\.ya?ml$/],
  ['CircleCI', /(?:^|\/)\.circleci\/config\.yml$/],
  ['Jenkins', /^Jenkinsfile(?:\..+)?$/],
  ['Azure Pipelines', /^azure-pipelines[\w.-]*\.ya?ml$|(?:^|\/)\.azure-pipelines\/[^/]+\.ya?ml$/],
  ['Travis CI', /^\.travis\.yml$/],
  ['AppVeyor', /^\.?appveyor\.yml$/],
  ['Bitbucket Pipelines', /^bitbucket-pipelines\.yml$/],
  ['Drone', /^\.drone\.ya?ml$/],
  ['Buildkite', /(?:^|\/)\.buildkite\/[^/]*pipeline[^/]*\.ya?ml$/],
  ['Cirrus CI', /^\.cirrus\.(?:yml|star)$/],
  ['Woodpecker', /^\.woodpecker\.ya?ml$|(?:^|\/)\.woodpecker\/[^/]+\.ya?ml$/],
  ['Google Cloud Build', /^cloudbuild\.ya?ml$/],
  ['TeamCity', /(?:^|\/)\.teamcity\/settings\.kts$/],
  ['Semaphore', /(?:^|\/)\.semaphore\/semaphore\.yml$/],
  ['Tekton', /(?:^|\/)\.tekton\/[^/]+\.ya?ml$/],
];

const DEPLOYMENT: readonly (readonly [string, RegExp])[] = [
  ['Docker', /^(?:[\w.-]+\.)?(?:Dockerfile|Containerfile)(?:\.[\w.-]+)?$/],
  ['Docker Compose', /^(?:docker-)?compose(?:[._-][\w.-]+)?\.ya?ml$/],
  ['Helm', /^Chart\.ya?ml$/],
  ['Kustomize', /^kustomization\.ya?ml$/],
  ['Skaffold', /^skaffold\.ya?ml$/],
  ['Tilt', /^Tiltfile$/],
  ['Argo CD', /(?:^|\/)argocd\/[^/]+\.ya?ml$/],
  ['Serverless Framework', /^serverless\.(?:ya?ml|ts|js)$/],
  ['Vercel', /^vercel\.json$/],
  ['Netlify', /^netlify\.toml$/],
  ['Fly.io', /^fly(?:\.[\w-]+)?\.toml$/],
  ['Render', /^render\.ya?ml$/],
  ['Railway', /^railway\.(?:json|toml)$/],
  ['Heroku', /^(?:Procfile|heroku\.yml)$/],
  ['Cloudflare Workers', /^wrangler\.(?:toml|jsonc?)$/],
  ['Firebase Hosting', /^firebase\.json$/],
  ['AWS Amplify', /^amplify\.yml$/],
  ['AWS Elastic Beanstalk', /(?:^|\/)\.ebextensions\/[^/]+\.config$/],
  ['AWS CodeDeploy', /^appspec\.ya?ml$/],
  ['Azure Developer CLI', /^azure\.ya?ml$/],
  ['Kamal', /^\.kamal\/secrets$|(?:^|\/)config\/deploy\.yml$/],
  ['Nomad', /\.nomad(?:\.hcl)?$/],
  ['GoReleaser', /^\.goreleaser\.ya?ml$/],
  ['Snap', /^snapcraft\.yaml$/],
  ['Nix', /^flake\.nix$/],
];

const INFRASTRUCTURE: readonly (readonly [string, RegExp])[] = [
  ['Terraform', /\.tf$/],
  ['Pulumi', /^Pulumi\.ya?ml$/],
  ['AWS CDK', /^cdk\.json$/],
  ['AWS SAM', /^samconfig\.toml$/],
  ['Bicep', /\.bicep$/],
  ['Vagrant', /^Vagrantfile$/],
  ['Packer', /\.pkr\.hcl$/],
  ['Ansible', /^ansible\.cfg$/],
];

const MONOREPO: readonly (readonly [string, RegExp])[] = [
  ['pnpm workspaces', /^pnpm-workspace\.yaml$/],
  ['Lerna', /^lerna\.json$/],
  ['Nx', /^nx\.json$/],
  ['Turborepo', /^turbo\.jsonc?$/],
  ['Rush', /^rush\.json$/],
  ['Go workspace', /^go\.work$/],
  ['Pants', /^pants\.toml$/],
  ['Bazel', /^(?:MODULE\.bazel|WORKSPACE(?:\.bazel)?)$/],
  ['moon', /(?:^|\/)\.moon\/workspace\.yml$/],
];

const BUILD: readonly (readonly [string, RegExp])[] = [
  ['Maven', /^pom\.xml$/],
  ['Gradle', /^(?:build|settings)\.gradle(?:\.kts)?$/],
  ['CMake', /^CMakeLists\.txt$/],
  ['Meson', /^meson\.build$/],
  ['Autotools', /^configure\.(?:ac|in)$/],
  ['Bazel', /^(?:MODULE\.bazel|WORKSPACE(?:\.bazel)?)$/],
  ['sbt', /^build\.sbt$/],
  ['Xmake', /^xmake\.lua$/],
  ['Premake', /^premake5\.lua$/],
  ['just', /^[jJ]ustfile$/],
  ['Task', /^Taskfile\.ya?ml$/],
  ['Ant', /^build\.xml$/],
  ['MSBuild', /\.slnx?$/],
  ['webpack', /^webpack\.config\.[cm]?[jt]s$/],
  ['Vite', /^vite\.config\.[cm]?[jt]s$/],
  ['Rollup', /^rollup\.config\.[cm]?[jt]s$/],
];

const TOOLS: readonly (readonly [Topic, string, RegExp])[] = [
  ['linting', 'ESLint', /^eslint\.config\.[cm]?[jt]s$|^\.eslintrc(?:\.\w+)?$/],
  ['linting', 'Biome', /^biome\.jsonc?$/],
  ['linting', 'Oxlint', /^\.oxlintrc\.json$/],
  ['linting', 'TSLint', /^tslint\.json$/],
  ['linting', 'Stylelint', /^(?:\.stylelintrc(?:\.\w+)?|stylelint\.config\.[cm]?js)$/],
  ['linting', 'dependency-cruiser', /^\.dependency-cruiser\.[cm]?js(?:on)?$/],
  ['linting', 'RuboCop', /^\.rubocop\.yml$/],
  ['linting', 'golangci-lint', /^\.golangci\.(?:ya?ml|toml|json)$/],
  ['linting', 'Clippy', /^\.?clippy\.toml$/],
  ['linting', 'Ruff', /^\.?ruff\.toml$/],
  ['linting', 'Flake8', /^\.flake8$/],
  ['linting', 'Pylint', /^\.?pylintrc$/],
  ['linting', 'Deptrac', /^deptrac\.ya?ml(?:\.dist)?$/],
  ['linting', 'PHP_CodeSniffer', /^\.?phpcs\.xml(?:\.dist)?$/],
  ['linting', 'PHPMD', /^phpmd\.xml(?:\.dist)?$/],
  ['linting', 'Rector', /^rector\.php$/],
  ['linting', 'Checkstyle', /^checkstyle\.xml$/],
  ['linting', 'detekt', /^detekt(?:-config)?\.yml$/],
  ['linting', 'clang-tidy', /^\.clang-tidy$/],
  ['linting', 'SwiftLint', /^\.swiftlint\.yml$/],
  ['linting', 'ShellCheck', /^\.shellcheckrc$/],
  ['linting', 'SonarQube', /^sonar-project\.properties$/],
  ['formatting', 'Prettier', /^\.prettierrc(?:\.\w+)?$|^prettier\.config\.[cm]?[jt]s$/],
  ['formatting', 'dprint', /^\.?dprint\.jsonc?$/],
  ['formatting', 'rustfmt', /^\.?rustfmt\.toml$/],
  ['formatting', 'clang-format', /^\.clang-format$/],
  ['formatting', 'PHP CS Fixer', /^\.php-cs-fixer(?:\.dist)?\.php$/],
  ['formatting', 'Easy Coding Standard', /^ecs\.php$/],
  ['formatting', 'SwiftFormat', /^\.swiftformat$/],
  ['formatting', 'scalafmt', /^\.scalafmt\.conf$/],
  ['formatting', 'Laravel Pint', /^pint\.json$/],
  ['type-checking', 'mypy', /^\.?mypy\.ini$/],
  ['type-checking', 'Pyright', /^pyrightconfig\.json$/],
  ['type-checking', 'PHPStan', /^phpstan(?:\.dist)?\.neon(?:\.dist)?$/],
  ['type-checking', 'Psalm', /^psalm\.xml(?:\.dist)?$/],
  ['type-checking', 'TypeScript', /^tsconfig\.json$/],
  ['git-hooks', 'pre-commit', /^\.pre-commit-config\.ya?ml$/],
  ['git-hooks', 'Husky', /(?:^|\/)\.husky\/[\w-]+$/],
  ['git-hooks', 'Lefthook', /^\.?lefthook\.ya?ml$/],
  ['testing', 'Jest', /^jest\.config\.[cm]?[jt]s(?:on)?$/],
  ['testing', 'Vitest', /^vitest\.(?:config|workspace)\.[cm]?[jt]s$/],
  ['testing', 'Mocha', /^\.mocharc\.\w+$/],
  ['testing', 'Karma', /^karma\.conf\.[cm]?[jt]s$/],
  ['testing', 'pytest', /^pytest\.ini$|^conftest\.py$/],
  ['testing', 'tox', /^tox\.ini$/],
  ['testing', 'Nox', /^noxfile\.py$/],
  ['testing', 'PHPUnit', /^phpunit(?:\.dist)?\.xml(?:\.dist)?$/],
  ['testing', 'Codeception', /^codeception(?:\.dist)?\.yml$/],
  ['testing', 'RSpec', /^\.rspec$/],
  ['end-to-end-testing', 'Playwright', /^playwright\.config\.[cm]?[jt]s$/],
  ['end-to-end-testing', 'Cypress', /^cypress\.(?:config\.[cm]?[jt]s|json)$/],
  ['end-to-end-testing', 'Behat', /^behat\.(?:dist\.)?ya?ml(?:\.dist)?$/],
  ['end-to-end-testing', 'Selenium', /^wdio\.conf\.[jt]s$/],
  ['migrations', 'Alembic', /^alembic\.ini$/],
  ['migrations', 'Flyway', /(?:^|\/)db\/migration\/V[\d._]+__[^/]+\.(?:sql|java)$/],
  ['migrations', 'Liquibase', /(?:^|\/)(?:db\/changelog\/|)(?:db\.)?changelog-master\.\w+$/],
  ['migrations', 'Prisma Migrate', /(?:^|\/)prisma\/migrations\/[^/]+\/migration\.sql$/],
  ['migrations', 'Active Record migrations', /(?:^|\/)db\/migrate\/\d{14}_[^/]+\.rb$/],
  ['migrations', 'Laravel migrations', /(?:^|\/)database\/migrations\/\d{4}_\d\d_\d\d_\d{6}_[^/]+\.php$/],
  ['migrations', 'Django migrations', /(?:^|\/)migrations\/0001_initial\.py$/],
  ['migrations', 'EF Core migrations', /(?:^|\/)Migrations\/[^/]*ModelSnapshot\.cs$/],
  ['migrations', 'Doctrine Migrations', /(?:^|\/)migrations\/Version\d{14}\.php$/],
  ['api', 'OpenAPI (Swagger)', /^(?:openapi|swagger)\.(?:ya?ml|json)$/],
  ['api', 'GraphQL', /\.(?:graphqls?|gql)$/],
  ['api', 'AsyncAPI', /^asyncapi\.ya?ml$/],
  ['api', 'Thrift', /\.thrift$/],
  ['serialization', 'Avro', /\.avsc$/],
  ['documentation', 'MkDocs', /^mkdocs\.ya?ml$/],
  ['documentation', 'Docusaurus', /^docusaurus\.config\.[jt]s$/],
  ['documentation', 'VitePress', /(?:^|\/)\.vitepress\/config\.[cm]?[jt]s$/],
  ['documentation', 'Doxygen', /^Doxyfile(?:\.in)?$/],
  ['documentation', 'Sphinx', /(?:^|\/)docs?\/(?:[\w-]+\/)?conf\.py$/],
  ['documentation', 'mdBook', /^book\.toml$/],
  ['documentation', 'Read the Docs', /^\.readthedocs\.ya?ml$/],
  ['documentation', 'Hugo', /^hugo\.(?:toml|ya?ml)$/],
  ['documentation', 'Storybook', /(?:^|\/)\.storybook\/main\.[cm]?[jt]s$/],
  ['dependency-updates', 'Renovate', /^(?:\.?renovate(?:rc)?\.json5?|\.renovaterc)$/],
  ['dependency-updates', 'Dependabot', /(?:^|\/)\.github\/dependabot\.ya?ml$/],
  ['desktop', 'Tauri', /^tauri\.conf\.json$/],
  ['data-access', 'sqlc', /^sqlc\.(?:ya?ml|json)$/],
  ['data-access', 'Diesel', /^diesel\.toml$/],
];

function all(
  topic: Topic,
  files: readonly (readonly [string, RegExp])[],
  text: (title: string) => string,
): NamedFile[] {
  return files.map(([title, file]) => ({ topic, title, file, text: text(title) }));
}

const FILES: readonly NamedFile[] = [
  ...all('package-manager', LOCKS, (title) => `${title} keeps the versions of packages here.`),
  ...all('ci', CI, (title) => `${title} runs what this file says.`),
  ...all('deployment', DEPLOYMENT, (title) => `It is made for ${title}.`),
  ...all('infrastructure', INFRASTRUCTURE, (title) => `${title} sets infrastructure up from this file.`),
  ...all('monorepo', MONOREPO, (title) => `${title} holds several packages together.`),
  ...all('build', BUILD, (title) => `${title} builds from this file.`),
  ...TOOLS.map(([topic, title, file]) => ({
    topic,
    title,
    file,
    text: `${title} finds its settings or its work here.`,
  })),
];

const BY_PATH = FILES.filter(({ file }) => file.source.includes('\\/'));
const BY_NAME = FILES.filter(({ file }) => !BY_PATH.some((each) => each.file === file));

/** Containers that an editor or a sandbox works in deliver nothing. */
const IN_HIDDEN = /(?:^|\/)(?:\.(?:devcontainer|codesandbox|gitpod|vscode|idea|stackblitz)\/|\.gitpod\.)/;

/** Base names repeat: what they come to is looked up once. */
const known = new Map<string, readonly NamedFile[]>();
const MOST_KNOWN = 20_000;

export function tracesOfName(path: string): Trace[] {
  if (IN_HIDDEN.test(path)) return [];
  const name = basename(path);
  let byName = known.get(name);
  if (byName === undefined) {
    byName = BY_NAME.filter(({ file }) => file.test(name));
    if (known.size < MOST_KNOWN) known.set(name, byName);
  }
  const byPath = path.includes('/') ? BY_PATH.filter(({ file }) => file.test(path)) : [];
  return [...byName, ...byPath].map(({ topic, title, text }) => ({
    topic,
    title,
    confidence: 'proven',
    path,
    line: 1,
    text,
  }));
}
