/** Names of all parts of a model that is cut into several files, as llama.cpp's `gguf-split` names them; else of the one. */
export function splitParts(file: string): readonly string[] {
  const [, stem, , count] = /^(.*)-(\d{5})-of-(\d{5})\.gguf$/i.exec(file) ?? [];
  const parts = Number(count);
  if (stem === undefined || parts < 1 || parts > MOST_PARTS) return [file];
  return Array.from(
    { length: parts },
    (_, at) => `${stem}-${String(at + 1).padStart(5, '0')}-of-${count}.gguf`,
  );
}

const MOST_PARTS = 200;
