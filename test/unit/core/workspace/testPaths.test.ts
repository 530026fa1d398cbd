import assert from 'node:assert/strict';
import { isTestPath } from '../../../../src/core/workspace/testPaths.ts';

describe('test code', () => {
  for (const path of [
    'test/a.js',
    'src/__tests__/a.ts',
    'src/a.test.ts',
    'src/a.spec.tsx',
    'pkg/a_test.go',
    'tests/test_a.py',
    'src/test_a.py',
    'src/test/java/AppTest.java',
    'spec/models/user_spec.rb',
    'fuzz/fuzz_targets/a.rs',
    'App.Tests/UserTests.cs',
    'src/UnitTests/Mapping.cs',
    'src/main/java/CartIT.java',
    'src/test/kotlin/CartSpec.kt',
    'Shop.FunctionalTests/Host.cs',
    'Component/Tests/Fixtures/Foo.php',
    'lib/src/commonTest/kotlin/A.kt',
  ]) {
    it(`is recognised in ${path}`, () => assert.ok(isTestPath(path)));
  }
  for (const path of [
    'src/contest.ts',
    'src/latest/a.ts',
    'src/main/kotlin/ConnectionSpec.kt',
    'src/main/java/EXIT.java',
    'src/ABTests/Experiment.cs',
    'src/testing.go',
    'resources/resource_spec.go',
    'tests/framework/run.go',
    'src/main/java/Attestation.java',
    'attest_a.py',
    'src/specification.rb',
    'src/unit.java',
  ]) {
    it(`is not seen in ${path}`, () => assert.ok(!isTestPath(path)));
  }
});
