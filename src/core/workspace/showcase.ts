/** Code beside the product, by where it lies. */
import { rememberedByText } from '../../base/remembered.ts';

const SOURCE_SET = /(?:^|\/)src\/main\/(?:java|kotlin|scala|groovy)\/.*$/;

/** True in code that shows how something is used: nobody builds on it. */
export const isShowcase = rememberedByText((path) =>
  // Below a source set the folders are the parts of a package's name, which may well be `samples`.
  /(?:^|\/)(?:examples?|samples?|demos?|playground)\//.test(path.replace(SOURCE_SET, '/')),
);
