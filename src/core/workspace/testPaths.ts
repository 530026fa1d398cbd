/** Recognises test code by where it lies and what it is called: the conventions of the languages' own test tools. */
import { basename } from '../../base/paths.ts';
import { rememberedByText } from '../../base/remembered.ts';

const TEST_FOLDER =
  /(?:^|\/)(?:tests?|__tests__|__mocks__|specs?|e2e|testdata|test-utils|testing-utils|androidTest|integration-tests?|fuzz|fixtures|__fixtures__)\//;
/** Snippets in a documentation catalogue of Swift: no architecture either. */
const TUTORIAL = /[^/]\.docc\//;
const TEST_SOURCE_SET = /(?:^|\/)src\/(?:test(?:[A-Z]\w*)?|\w*Test|jmh)\//;
const TEST_PROJECT = /(?:^|\/)[\w.]+\.(?:Tests?|Specs|UnitTests|IntegrationTests|Benchmarks?)\//;
const TEST_SUITE =
  /(?:^|\/)(?:[\w.]+\.)?(?:Unit|Integration|Functional|Acceptance|EndToEnd|Smoke|Performance|Architecture)?Tests\//;
const TEST_NAME =
  /(?:[._-](?:test|tests|spec|specs|e2e|cy|stories|bench)\.[\w.]+|^test_\w+\.py|_tests?\.(?:py|go|rs|rb|cc|cpp|c|php)|_spec\.rb|(?:Tests?|TestCase)\.(?:java|kt|cs|php)|[a-z\d]IT\.(?:java|kt)|^conftest\.py)$/;

/** @param path workspace-relative, with `/`. */
export const isTestPath = rememberedByText((path) => {
  // Go says it by the file's name alone: a package called `tests` is compiled like any other.
  if (path.endsWith('.go')) return path.endsWith('_test.go') || /(?:^|\/)testdata\//.test(path);
  return (
    TEST_FOLDER.test(path) ||
    TUTORIAL.test(path) ||
    TEST_SOURCE_SET.test(path) ||
    TEST_PROJECT.test(path) ||
    TEST_SUITE.test(path) ||
    TEST_NAME.test(basename(path))
  );
});
