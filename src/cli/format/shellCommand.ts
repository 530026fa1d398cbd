/** A command of ours to copy into a shell, with the folder that this run was about. */
export function shellCommand(name: string, folder: string, ...rest: readonly string[]): string {
  const words = ['groundplan', name, ...(folder === '.' ? [] : [folder]), ...rest];
  return words.map(quoted).join(' ');
}

function quoted(word: string): string {
  return /^[\w./:@%+,=~-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
