/** The languages whose files become nodes of the dependency graph. */
export type LanguageId =
  | 'typescript'
  | 'tsx'
  | 'javascript'
  | 'jsx'
  | 'vue'
  | 'svelte'
  | 'astro'
  | 'python'
  | 'java'
  | 'go'
  | 'rust'
  | 'csharp'
  | 'c'
  | 'cpp'
  | 'php'
  | 'ruby'
  | 'kotlin'
  | 'swift';

/** As a person knows them; two that differ only by what they embed have one name. */
export const LANGUAGE_NAMES: Readonly<Record<LanguageId, string>> = {
  typescript: 'TypeScript',
  tsx: 'TypeScript',
  javascript: 'JavaScript',
  jsx: 'JavaScript',
  vue: 'Vue',
  svelte: 'Svelte',
  astro: 'Astro',
  python: 'Python',
  java: 'Java',
  go: 'Go',
  rust: 'Rust',
  csharp: 'C#',
  c: 'C',
  cpp: 'C++',
  php: 'PHP',
  ruby: 'Ruby',
  kotlin: 'Kotlin',
  swift: 'Swift',
};
