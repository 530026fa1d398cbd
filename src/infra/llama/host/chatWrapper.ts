/** How a model wants to be talked to. */
import type { ChatWrapper, LlamaModel } from 'node-llama-cpp';

/** By its own template where it brings one; CodeLlama's older files bring none, and mean that of Llama 2. */
export async function chatWrapperOf(model: LlamaModel): Promise<ChatWrapper> {
  const { JinjaTemplateChatWrapper, Llama2ChatWrapper, resolveChatWrapper } = await import('node-llama-cpp');
  const { general, tokenizer } = model.fileInfo.metadata;
  const template = tokenizer?.chat_template;
  if (template !== undefined && template.trim() !== '') {
    try {
      return new JinjaTemplateChatWrapper({ template, tokenizer: model.tokenizer });
    } catch {
      // A template that cannot be read is as none.
    }
  }
  const names = `${general?.name ?? ''} ${model.filename ?? ''}`.toLowerCase();
  return /codellama.*instruct/.test(names)
    ? new Llama2ChatWrapper()
    : resolveChatWrapper(model, { noJinja: true, warningLogs: false });
}
