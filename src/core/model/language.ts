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
  | 'kotlin';
