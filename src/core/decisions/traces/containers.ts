/** Services that containers run: the images of compose files and Kubernetes manifests, and what the latter are. */
import { basename } from '../../../base/paths.ts';
import type { ManifestReader, Trace } from '../manifests/manifestFacts.ts';
import { IMAGES } from '../tables/images.ts';

const BY_IMAGE = new Map(
  IMAGES.flatMap(([topic, title, names]) => names.split(' ').map((name) => [name, [topic, title] as const])),
);
const COMPOSE = /^(?:docker-)?compose(?:[._-][\w.-]+)?\.ya?ml$/;
const IMAGE_LINE = /^\s*(?:-\s+)?image:\s*["']?([\w./:@${}-]{2,200})/;
const WORKLOAD = /^kind:\s*["']?(Deployment|StatefulSet|DaemonSet|CronJob|Service|Ingress|HelmRelease)\b/m;

export const composeFile: ManifestReader = {
  matches: (name) => COMPOSE.test(name) && !/test|e2e|\bci\b/i.test(name),
  read: (path, text) => ({ dependencies: [], traces: imagesIn(path, text) }),
};

/** YAML in folders where such manifests usually lie. */
export const kubernetesFile: ManifestReader = {
  matches: (name, path) =>
    /\.ya?ml$/.test(name) &&
    /(?:^|\/)(?:k8s|kube|kubernetes|manifests?|deploy(?:ment)?s?|kustomize|kustomization|overlays|base|helm|charts?|infra(?:structure)?|argocd|flux)\//i.test(
      path,
    ) &&
    !/\/templates?\//.test(path),
  read(path, text) {
    const workload = /^apiVersion:\s/m.test(text) ? WORKLOAD.exec(text) : null;
    if (workload === null) return { dependencies: [], traces: [] };
    const line = text.slice(0, workload.index).split('\n').length;
    const kubernetes: Trace = {
      topic: 'deployment',
      title: 'Kubernetes',
      confidence: 'proven',
      path,
      line,
      text: `A ${workload[1]} of Kubernetes.`,
    };
    return { dependencies: [], traces: [kubernetes, ...imagesIn(path, text)] };
  },
};

/** A service that runs beside the code need not be used by it: never more than likely. */
function imagesIn(path: string, text: string): Trace[] {
  return text.split('\n').flatMap((line, at) => {
    const image = IMAGE_LINE.exec(line.slice(0, 400))?.[1];
    if (image === undefined) return [];
    const [name = '', tag] = splitImage(image);
    const found = BY_IMAGE.get(name) ?? BY_IMAGE.get(basename(name));
    if (found === undefined) return [];
    const version = /^v?(\d[\w.]*)/.exec(tag ?? '')?.[1];
    return [
      {
        topic: found[0],
        title: found[1],
        version,
        confidence: 'likely',
        path,
        line: at + 1,
        text: `A container of ${image} runs beside the code.`,
      },
    ];
  });
}

/** `registry:5000/group/name:tag@digest` to `group/name` or `name`, and the tag. */
function splitImage(image: string): readonly [string, string | undefined] {
  const bare = image.replace(/@.*$/, '').replace(/\$\{[^}]*:-([^}]*)\}/g, '$1');
  const colon = bare.indexOf(':', bare.lastIndexOf('/') + 1);
  const [whole, tag] = colon < 0 ? [bare, undefined] : [bare.slice(0, colon), bare.slice(colon + 1)];
  return [whole.split('/').slice(-2).join('/'), tag];
}
