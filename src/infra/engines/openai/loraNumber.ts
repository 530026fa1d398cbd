/** Adapters that llama.cpp's server was started with: https://github.com/ggml-org/llama.cpp/tree/master/tools/server, `/lora-adapters`. */
import * as v from 'valibot';
import type { ServerLink } from './serverLink.ts';

const LISTED = v.array(v.object({ id: v.number(), path: v.string() }));

/** @param name its file, with or without folder and ending. Undefined where there is none such. */
export async function loraNumber(
  link: ServerLink,
  name: string,
  signal: AbortSignal,
): Promise<number | undefined> {
  const listed = v.safeParse(
    LISTED,
    await link.json({ path: '/lora-adapters', signal }).catch(() => undefined),
  );
  const wanted = plain(name);
  return listed.success ? listed.output.find(({ path }) => plain(path) === wanted)?.id : undefined;
}

function plain(path: string): string {
  return (path.split(/[\\/]/).at(-1) ?? '').replace(/\.gguf$/i, '').toLowerCase();
}
