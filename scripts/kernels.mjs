// Compiles kernels/ (AssemblyScript) to WebAssembly: once for every runtime with SIMD, once for those that have relaxed SIMD, too.
// What is compiled lies in out/kernels/<hash of the sources>; no binary is kept in the repository.
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import asc from 'assemblyscript/asc';

const root = join(import.meta.dirname, '..');
const sources = join(root, 'kernels');

/** File → features beyond those that every runtime of ours has. */
const VARIANTS = { 'kernels.wasm': [], 'kernels.relaxed.wasm': ['--enable', 'relaxed-simd'] };
/** The first page holds what the compiler keeps in memory, tables of the exponential; the rest is ours. */
const FLAGS =
  '--runtime stub --optimizeLevel 3 --noAssert --importMemory --sharedMemory --initialMemory 1 --maximumMemory 65536 --use abort= --enable simd --enable threads'.split(
    ' ',
  );

/** The folder that holds both files; compiled where that has not been done for these sources. */
export async function buildKernels() {
  const folder = join(root, 'out', 'kernels', hashOfSources());
  if (existsSync(folder)) return folder;
  const unfinished = `${folder}.${process.pid}`;
  mkdirSync(unfinished, { recursive: true });
  for (const [file, features] of Object.entries(VARIANTS))
    await compile(join(unfinished, file), [...FLAGS, ...features]);
  try {
    renameSync(unfinished, folder);
  } catch (error) {
    // Another process was as fast.
    rmSync(unfinished, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
  return folder;
}

export async function placeKernels(target) {
  cpSync(await buildKernels(), target, { recursive: true });
}

async function compile(file, flags) {
  const { error, stderr } = await asc.main(['index.ts', '--baseDir', sources, '--outFile', file, ...flags]);
  if (error) throw new Error(`kernels/ does not compile:\n${stderr.toString()}`, { cause: error });
}

function hashOfSources() {
  const hash = createHash('sha256').update(readFileSync(import.meta.filename));
  for (const name of readdirSync(sources).sort()) hash.update(name).update(readFileSync(join(sources, name)));
  return hash.digest('hex').slice(0, 16);
}
