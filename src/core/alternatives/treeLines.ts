/** Paths → the tree of folders and files, a line each, as it is drawn in documents. */

interface Folder {
  readonly folders: Map<string, Folder>;
  readonly files: string[];
}

export function treeLines(paths: readonly string[]): readonly string[] {
  const root: Folder = { folders: new Map(), files: [] };
  for (const path of [...paths].sort()) {
    const segments = path.split('/');
    let at = root;
    for (const name of segments.slice(0, -1)) {
      const next = at.folders.get(name) ?? { folders: new Map(), files: [] };
      at.folders.set(name, next);
      at = next;
    }
    at.files.push(segments.at(-1)!);
  }
  return linesOf(root, '');
}

function linesOf({ folders, files }: Folder, indent: string): readonly string[] {
  const count = folders.size + files.length;
  let at = 0;
  const branch = () => (++at === count ? ['└── ', '    '] : ['├── ', '│   ']) as [string, string];
  const lines: string[] = [];
  for (const [name, folder] of folders) {
    const [sign, below] = branch();
    lines.push(`${indent}${sign}${name}/`, ...linesOf(folder, `${indent}${below}`));
  }
  for (const name of files) lines.push(`${indent}${branch()[0]}${name}`);
  return lines;
}
