/** The models that are offered where one does not fit: CodeLlama Instruct as quantized by llama.cpp, largest first. */

export const CODE_LLAMA: readonly { readonly name: string; readonly bytes: number }[] = [
  { name: 'CodeLlama Instruct 34B Q4_K_M', bytes: 20.2e9 },
  { name: 'CodeLlama Instruct 13B Q4_K_M', bytes: 7.87e9 },
  { name: 'CodeLlama Instruct 7B Q4_K_M', bytes: 4.08e9 },
  { name: 'CodeLlama Instruct 7B Q3_K_M', bytes: 3.3e9 },
  { name: 'CodeLlama Instruct 7B Q2_K', bytes: 2.83e9 },
];
