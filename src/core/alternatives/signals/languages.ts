/** Words for languages and frameworks; languages that no blueprint has are known, so that they can be told of. */
import type { Signal } from './signal.ts';

const language = (id: string, title: string, words: string, exact?: string, not?: RegExp): Signal => ({
  topic: 'language',
  id,
  title,
  words,
  ...(exact === undefined ? {} : { exact }),
  ...(not === undefined ? {} : { not }),
});

const LANGUAGES: readonly Signal[] = [
  language('typescript', 'TypeScript', 'typescript', 'TS'),
  language('javascript', 'JavaScript', 'javascript|ecmascript|node|node.js|nodejs', 'JS'),
  language('python', 'Python', 'python|python 3|python3', 'Py'),
  language('java', 'Java', 'java'),
  language('csharp', 'C#', 'c#|csharp|c sharp|.net|dotnet'),
  language(
    'go',
    'Go',
    'golang|in go|with go|using go|go service|go server',
    'Go',
    /^Go (?:to|and|through|for)\b/,
  ),
  language('rust', 'Rust', 'in rust|with rust|rust crate|rust service|using rust', 'Rust'),
  language('kotlin', 'Kotlin', 'kotlin'),
  language('php', 'PHP', 'php'),
  language('cpp', 'C++', 'c++|cpp|c plus plus'),
  language('ruby', 'Ruby', 'ruby'),
  language('swift', 'Swift', 'in swift', 'Swift'),
  language('scala', 'Scala', 'scala'),
  language('dart', 'Dart', 'in dart', 'Dart'),
  language('elixir', 'Elixir', 'elixir'),
  language('haskell', 'Haskell', 'haskell'),
  language('zig', 'Zig', 'in zig', 'Zig'),
  language('c', 'C', 'in c|plain c|ansi c'),
];

const framework = (id: string, title: string, told: Pick<Signal, 'words' | 'exact' | 'implies'>): Signal => ({
  topic: 'framework',
  id,
  title,
  ...told,
});

const FRAMEWORKS: readonly Signal[] = [
  framework('nestjs', 'NestJS', {
    words: 'nestjs|nest.js',
    exact: 'Nest',
    implies: ['language:typescript', 'system:api'],
  }),
  framework('express', 'Express', {
    words: 'express.js|expressjs|with express|using express',
    exact: 'Express',
    implies: ['language:typescript', 'system:api'],
  }),
  framework('fastify', 'Fastify', { words: 'fastify', implies: ['language:typescript', 'system:api'] }),
  framework('next', 'Next.js', {
    words: 'next.js|nextjs',
    implies: ['language:typescript', 'system:web-app'],
  }),
  framework('react', 'React', {
    words: 'reactjs|react.js|react app|in react|with react|using react',
    exact: 'React',
    implies: ['language:typescript', 'system:frontend', 'need:screens'],
  }),
  framework('react-native', 'React Native', {
    words: 'react native',
    implies: ['language:typescript', 'system:mobile', 'need:screens'],
  }),
  framework('vue', 'Vue', {
    words: 'vue|vue.js|vuejs|nuxt',
    implies: ['language:typescript', 'system:frontend', 'need:screens'],
  }),
  framework('angular', 'Angular', {
    words: 'angular',
    implies: ['language:typescript', 'system:frontend', 'need:screens'],
  }),
  framework('svelte', 'Svelte', {
    words: 'svelte|sveltekit',
    implies: ['language:typescript', 'system:frontend', 'need:screens'],
  }),
  framework('electron', 'Electron', {
    words: 'electron',
    implies: ['language:typescript', 'system:desktop'],
  }),
  framework('django', 'Django', { words: 'django', implies: ['language:python', 'system:web-app'] }),
  framework('fastapi', 'FastAPI', { words: 'fastapi|fast api', implies: ['language:python', 'system:api'] }),
  framework('flask', 'Flask', { words: 'flask', implies: ['language:python', 'system:web-app'] }),
  framework('spring-boot', 'Spring Boot', {
    words: 'spring boot|springboot',
    exact: 'Spring',
    implies: ['language:java', 'system:api'],
  }),
  framework('quarkus', 'Quarkus', { words: 'quarkus', implies: ['language:java', 'system:api'] }),
  framework('aspnet', 'ASP.NET Core', {
    words: 'asp.net|asp.net core|aspnet',
    implies: ['language:csharp', 'system:api'],
  }),
  framework('gin', 'Gin', {
    words: 'with gin|using gin|gin framework',
    exact: 'Gin',
    implies: ['language:go', 'system:api'],
  }),
  framework('axum', 'Axum', { words: 'axum', implies: ['language:rust', 'system:api'] }),
  framework('actix', 'Actix', { words: 'actix|actix web', implies: ['language:rust', 'system:api'] }),
  framework('ktor', 'Ktor', { words: 'ktor', implies: ['language:kotlin', 'system:api'] }),
  framework('laravel', 'Laravel', { words: 'laravel', implies: ['language:php', 'system:web-app'] }),
  framework('symfony', 'Symfony', { words: 'symfony', implies: ['language:php', 'system:web-app'] }),
  framework('qt', 'Qt', { words: 'qt', implies: ['language:cpp', 'system:desktop'] }),
  framework('juce', 'JUCE', { words: 'juce', implies: ['language:cpp'] }),
  framework('rails', 'Rails', { words: 'rails|ruby on rails', implies: ['language:ruby', 'system:web-app'] }),
  framework('flutter', 'Flutter', { words: 'flutter', implies: ['language:dart', 'system:mobile'] }),
];

export const LANGUAGE_SIGNALS: readonly Signal[] = [...LANGUAGES, ...FRAMEWORKS];
