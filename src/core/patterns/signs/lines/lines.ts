/** The line rules of each ecosystem. */
import type { Ecosystem } from '../ecosystem.ts';
import { CSHARP_LINES } from './csharp.ts';
import { GO_LINES } from './go.ts';
import { JVM_LINES } from './jvm.ts';
import type { LineRule } from './lineRule.ts';
import { PHP_LINES } from './php.ts';
import { PYTHON_LINES } from './python.ts';
import { RUBY_LINES } from './ruby.ts';
import { RUST_LINES } from './rust.ts';
import { SCRIPT_LINES } from './script.ts';
import { SWIFT_LINES } from './swift.ts';

export const LINE_RULES: { readonly [ecosystem in Ecosystem]: readonly LineRule[] } = {
  script: SCRIPT_LINES,
  python: PYTHON_LINES,
  jvm: JVM_LINES,
  csharp: CSHARP_LINES,
  go: GO_LINES,
  php: PHP_LINES,
  ruby: RUBY_LINES,
  rust: RUST_LINES,
  swift: SWIFT_LINES,
  native: [],
};
