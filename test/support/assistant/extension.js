/** Another extension: its model asks for a person's consent, and its participant uses the tool that a question names. */
const vscode = require('vscode');

/** `${tool} {"its": "input"}` */
const CALL = /^(\w+)\s*(\{.*\})?$/s;

exports.activate = ({ subscriptions }) => {
  subscriptions.push(
    vscode.lm.registerLanguageModelChatProvider('lab', {
      provideLanguageModelChatInformation: () => [MODEL],
      async provideLanguageModelChatResponse(_, messages, __, progress) {
        const texts = messages.flatMap(({ content }) => content.map(({ value }) => value ?? ''));
        // Two pieces: what comes is streamed.
        for (const piece of saying(texts.join('\n')))
          progress.report(new vscode.LanguageModelTextPart(piece));
      },
      provideTokenCount: async (_, text) => Math.ceil(JSON.stringify(text).length / 4),
    }),
    vscode.chat.createChatParticipant(
      'lab.assistant',
      async ({ prompt, toolInvocationToken }, _, stream, token) => {
        stream.markdown(await use(prompt, toolInvocationToken, token));
      },
    ),
  );
  // VS Code lists models of an extension once somebody has asked for them.
  void vscode.lm.selectChatModels({ vendor: 'lab' });
};

const MODEL = {
  id: 'parrot-1',
  name: 'Parrot',
  family: 'parrot',
  version: '1',
  detail: 'Lab',
  maxInputTokens: 16_000,
  maxOutputTokens: 1000,
  requiresAuthorization: { label: 'lab@example.org' },
  capabilities: { toolCalling: true },
};

/** Cites the first source that it was given. */
function saying(prompt) {
  const [, first] = /^\[(\d+)\]/m.exec(prompt) ?? [];
  return first === undefined
    ? ['Nothing was ', 'given to me.']
    : ['The parrot has read ', `what stands there [${first}].`];
}

async function use(asked, toolInvocationToken, token) {
  const [, name, input = '{}'] = CALL.exec(asked.trim()) ?? [];
  if (name === undefined) return 'No tool was named.';
  const { content } = await vscode.lm.invokeTool(
    name,
    { input: JSON.parse(input), toolInvocationToken },
    token,
  );
  return content.map(({ value }) => value ?? '').join('');
}
