/** Names that PHP itself declares, in lower case: a file that declares one too is a polyfill, and no user of the name depends on it. */

/** What a type position may hold beside class names, and what stands for the class at hand. */
export const PHP_KEYWORD_TYPES: ReadonlySet<string> = words(
  'self static parent int float string bool array mixed void null never callable iterable object true false',
);

/** Classes of the core and of the extensions that no build leaves out (php.net/manual/en/reserved.classes.php). */
export const PHP_CLASSES: ReadonlySet<string> = words(`
  allowdynamicproperties appenditerator argumentcounterror arithmeticerror arrayaccess arrayiterator arrayobject
  assertionerror attribute backedenum badfunctioncallexception badmethodcallexception cachingiterator
  callbackfilteriterator closure compileerror countable dateinterval dateperiod datetime datetimeimmutable
  datetimeinterface datetimezone directory directoryiterator divisionbyzeroerror domainexception emptyiterator error
  errorexception exception fiber fibererror filesystemiterator filteriterator finfo generator globiterator
  infiniteiterator internaliterator invalidargumentexception iterator iteratoraggregate iteratoriterator jsonexception
  jsonserializable lengthexception limititerator logicexception multipleiterator norewinditerator outofboundsexception
  outofrangeexception outeriterator overflowexception override parentiterator parseerror pdo pdoexception pdostatement
  phptoken rangeexception recursivearrayiterator recursivecachingiterator recursivecallbackfilteriterator
  recursivedirectoryiterator recursivefilteriterator recursiveiterator recursiveiteratoriterator recursiveregexiterator
  recursivetreeiterator reflection reflectionattribute reflectionclass reflectionclassconstant reflectionenum
  reflectionexception reflectionextension reflectionfunction reflectionfunctionabstract reflectiongenerator
  reflectionmethod reflectionnamedtype reflectionobject reflectionparameter reflectionproperty reflectiontype
  reflectionuniontype reflector regexiterator returntypewillchange runtimeexception seekableiterator
  sensitiveparameter serializable sessionhandler sessionhandlerinterface sessionidinterface sessionupdatetimestamphandlerinterface simplexmlelement spldoublylinkedlist
  splfileinfo splfileobject splfixedarray splheap splmaxheap splminheap splobjectstorage splobserver splpriorityqueue
  splqueue splstack splsubject spltempfileobject stdclass stringable throwable traversable typeerror
  underflowexception unexpectedvalueexception unhandledmatcherror unitenum valueerror weakmap weakreference`);

const FUNCTIONS = words(`
  array_all array_any array_find array_find_key array_first array_is_list array_key_first array_key_last array_last
  error_clear_last error_get_last fdiv get_debug_type get_mangled_object_vars get_resource_id hash_equals hrtime
  http_clear_last_response_headers http_get_last_response_headers intdiv is_countable is_iterable json_validate
  password_get_info password_hash password_needs_rehash password_verify preg_last_error_msg random_bytes random_int
  spl_object_id str_contains str_decrement str_ends_with str_increment str_starts_with stream_isatty utf8_decode
  utf8_encode`);

/** @param name in lower case. Covers what polyfills declare: later additions to the core, and the text extensions. */
export function isPhpFunction(name: string): boolean {
  return FUNCTIONS.has(name) || /^(?:ctype|grapheme|iconv|idn|mb|normalizer)_/.test(name);
}

function words(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/));
}
