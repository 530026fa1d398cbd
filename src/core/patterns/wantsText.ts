/** Files of no analysed language whose text patterns are told from. */
import { basename } from '../../base/paths.ts';
import { isPackageManifest } from '../workspace/manifests.ts';

const ENDINGS =
  /\.(?:proto|graphqls?|gql|prisma|sql|twig|erb|haml|slim|ejs|pug|jade|hbs|handlebars|mustache|jsp|jspx|ftl|ftlh|njk|liquid|cshtml|razor|phtml|tmpl|gohtml|html|jinja2?|j2|ya?ml|hbm\.xml|csproj)$/i;
const NAMES =
  /^(?:Dockerfile(?:\..{1,40})?|.{1,40}\.Dockerfile|Procfile|Gemfile|Pipfile|requirements[\w.-]{0,40}\.txt|application[\w.-]{0,40}\.properties|bootstrap[\w.-]{0,40}\.properties|settings\.gradle(?:\.kts)?|pnpm-workspace\.yaml)$/;
const MAPPER = /mapper[^/]{0,60}\.xml$|changelog[^/]{0,60}\.xml$/i;

export function wantsText(path: string): boolean {
  const name = basename(path);
  return ENDINGS.test(name) || NAMES.test(name) || MAPPER.test(path) || isPackageManifest(path);
}

/** A document at the top that says what the workspace is: read only when names count. */
export function isReadme(path: string): boolean {
  return /^(?:readme|architecture)(?:\.\w{1,8})?$|^docs\/(?:readme|architecture)\.md$/i.test(path);
}
