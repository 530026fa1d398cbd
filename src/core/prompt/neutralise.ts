/** Text of a repository on its way into a prompt: it can neither close the wrapping nor pass for a turn of the conversation. */

/** What chat templates of common models mark turns with, and our own wrapping. */
const CONTROL =
  /<(?=\/?(?:source|s|bos|eos|pad|unk|system|user|assistant|start_of_turn|end_of_turn|PRE|SUF|MID|EOT|fim_\w+|think)\s*[>\s/])|<(?=[|｜])|(?<=[|｜])>|\[(?=\/?(?:INST|SYS|AVAILABLE_TOOLS|TOOL_CALLS|TOOL_RESULTS|SYSTEM_PROMPT)\])|<(?=<\/?SYS>>)|(?<=<\/?SYS>)>/gi;
/** Controls, marks of width none or of direction, and the tags that no one sees. */
const UNSEEN = /(?![\t\n\r])[\p{Cc}\p{Cf}]/gu;

export function neutralised(text: string): string {
  return text
    .replace(UNSEEN, '')
    .replace(CONTROL, (sign) => (sign === '<' ? '‹' : sign === '>' ? '›' : '('))
    .replace(/^(\s*)(#{2,} *)(Instruction|Response|System|User|Assistant|Human|Input)( *:)/gim, '$1$2$3 $4');
}

export interface PromptSource {
  /** As the model is to cite it. */
  readonly id: number;
  readonly path: string;
  readonly startLine: number;
  readonly endLine: number;
  readonly text: string;
}

export function wrapped({ id, path, startLine, endLine, text }: PromptSource): string {
  const place = neutralised(path).replace(/["\n]/g, ' ');
  return `<source id="${id}" path="${place}" lines="${startLine}-${endLine}">\n${neutralised(text)}\n</source>`;
}
