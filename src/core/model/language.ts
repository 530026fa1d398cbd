/** The languages whose files become nodes of the dependency graph. */
export type LanguageId =
  | 'typescript'
  | 'tsx'
  | 'javascript'
  | 'jsx'
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
