/** Top-level constants that Ruby itself brings: a file that opens one of them extends it, and who uses it does not depend on that file. */

/** Of the interpreter (docs.ruby-lang.org, core), loaded before any file. */
const CORE = words(`
  ARGF ARGV ArgumentError Array BasicObject Binding Class ClosedQueueError Comparable Complex ConditionVariable Data Dir
  ENV EOFError Encoding EncodingError Enumerable Enumerator Errno Exception FalseClass Fiber FiberError File FileTest
  Fixnum Bignum Float FloatDomainError FrozenError GC Gem Hash IO IOError IndexError Integer Interrupt Kernel KeyError
  LoadError LocalJumpError Marshal MatchData Math Method Module Monitor MonitorMixin Mutex NameError NilClass
  NoMatchingPatternError NoMatchingPatternKeyError NoMemoryError NoMethodError NotImplementedError Numeric Object
  ObjectSpace Proc Process Queue RUBY_ENGINE RUBY_PLATFORM RUBY_VERSION Ractor Random Range RangeError Rational RbConfig
  Refinement Regexp RegexpError RubyVM RuntimeError STDERR STDIN STDOUT ScriptError SecurityError Set Signal
  SignalException SizedQueue StandardError StopIteration String Struct Symbol SyntaxError SystemCallError SystemExit
  SystemStackError TOPLEVEL_BINDING Thread ThreadError ThreadGroup Time TracePoint TrueClass TypeError UnboundMethod
  UncaughtThrowError UnicodeNormalize Warning ZeroDivisionError`);

/** Of the standard library and the gems that come with Ruby. */
const LIBRARY = words(`
  Addrinfo BasicSocket Benchmark BigDecimal Bundler CGI CSV Coverage DRb Date DateTime Delegator Digest ERB Etc Expect
  FileUtils Find Forwardable GetoptLong IPAddr IRB JSON Logger Matrix Minitest Net Observable Open3 OpenSSL OpenStruct
  OpenURI OptionParser PP PStore PTY Pathname Prime Psych RDoc Racc Rake Readline Reline Resolv Rinda Ripper SDBM
  SecureRandom Shellwords SimpleDelegator SingleForwardable Singleton Socket StringIO StringScanner Syslog TCPServer
  TCPSocket TSort Tempfile Test Timeout Tracer UDPSocket UNIXServer UNIXSocket URI Vector WEBrick WeakRef YAML Zlib`);

/** What `require` finds without any gem (docs.ruby-lang.org, standard library), by the first segment. */
const FEATURES = words(`
  English abbrev base64 benchmark bigdecimal bundler cgi continuation coverage csv date delegate did_you_mean digest drb
  enumerator erb error_highlight etc expect fcntl fiber fiddle fileutils find forwardable getoptlong io ipaddr irb json
  kconv logger matrix mkmf monitor mutex_m net nkf objspace observer open-uri open3 openssl optionparser optparse ostruct
  pathname pp prettyprint prime prism pstore psych pty racc rational rbconfig rdoc readline reline resolv resolv-replace
  rinda ripper rubygems scanf securerandom set shell shellwords singleton socket stringio strscan syntax_suggest syslog
  tempfile thread thwait time timeout tmpdir tracer tsort un unicode_normalize uri weakref webrick win32ole yaml zlib`);

export function isCoreConstant(name: string): boolean {
  return CORE.has(name);
}

export function isLibraryConstant(name: string): boolean {
  return LIBRARY.has(name);
}

/** @param feature what `require` was given. */
export function isStandardFeature(feature: string): boolean {
  return FEATURES.has(feature.split('/', 1)[0]!);
}

function words(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/));
}
