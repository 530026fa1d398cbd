/** Types that Kotlin imports into every file: their names are almost never those of a function called without an import. */
export const KOTLIN_TYPES: ReadonlySet<string> = new Set(
  (
    'Annotation Any Array Boolean BooleanArray Byte ByteArray Char CharArray CharSequence Collection Comparable ' +
    'Comparator Double DoubleArray Enum Error Exception Float FloatArray Function Int IntArray Iterable Iterator Lazy ' +
    'List ListIterator Long LongArray Map MutableCollection MutableIterable MutableIterator MutableList MutableMap ' +
    'MutableSet Nothing Number Pair Regex Result RuntimeException Sequence Set Short ShortArray String StringBuilder ' +
    'Throwable Triple UByte UByteArray UInt UIntArray ULong ULongArray UShort UShortArray Unit'
  ).split(' '),
);
