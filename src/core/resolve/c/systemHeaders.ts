/** Headers that come with a compiler or an operating system, not with a project. */

const FOLDERS =
  /^(?:sys|net|netinet|arpa|linux|asm|asm-generic|mach|bits|machine|libkern|rpc|experimental|ext)\//;

const NAMES = new Set(
  (
    'assert complex ctype errno fenv float inttypes iso646 limits locale math setjmp signal stdalign stdarg ' +
    'stdatomic stdbit stdbool stdckdint stddef stdint stdio stdlib stdnoreturn string tgmath threads time uchar ' +
    'wchar wctype unistd pthread fcntl dirent dlfcn poll sched semaphore termios strings syslog utime pwd grp glob ' +
    'regex getopt netdb ifaddrs malloc alloca memory windows winsock winsock2 ws2tcpip io direct process intrin ' +
    'immintrin emmintrin xmmintrin tmmintrin smmintrin nmmintrin arm_neon x86intrin cpuid execinfo ucontext spawn ' +
    'wordexp fnmatch ftw iconv langinfo libgen mqueue nl_types search tar ulimit utmpx endian byteswap elf link ' +
    'features values varargs conio dos tchar shlwapi shellapi shlobj objbase psapi dbghelp crtdbg xlocale cxxabi ' +
    'aio ar argp argz cpio envz err error fmtmsg fstab fts gconv gshadow lastlog libintl mcheck mntent monetary nss ' +
    'obstack paths printf pty re_comp regexp resolv sgtty shadow stab stdio_ext syscall sysexits termio thread_db ' +
    'ttyent utmp wait'
  )
    .split(' ')
    .map((name) => `${name}.h`),
);

/** C++ library headers have no extension. */
export function isSystemHeader(name: string): boolean {
  return FOLDERS.test(name) || /^[a-z_]+$/.test(name) || NAMES.has(name);
}
