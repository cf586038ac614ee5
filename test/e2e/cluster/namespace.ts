/** A namespace of one test file, and what an operator does in it. */
import { setTimeout as sleep } from 'node:timers/promises';
import {
  ApiException,
  ApisApi,
  CoreV1Api,
  CustomObjectsApi,
  KubeConfig,
  type KubernetesObject,
  KubernetesObjectApi,
  PatchStrategy,
  setHeaderOptions,
  type V1Pod,
  type V1Secret,
} from '@kubernetes/client-node';

/** Pods that break the restricted Pod Security Standard are refused; objects that would make such pods are warned of. */
const RESTRICTED = Object.fromEntries(
  ['enforce', 'warn', 'audit'].map((mode) => [`pod-security.kubernetes.io/${mode}`, 'restricted']),
);

/** By this label a namespace is known as made by these tests: on a cluster of somebody's, no other is deleted. */
const MADE_BY = { 'app.kubernetes.io/managed-by': 'registration-gate-e2e' };

/** A slow machine must not fail a test. */
const PATIENCE_MS = 300_000;

/** Waits until a question is answered by anything but undefined. */
export async function eventually<T>(what: string, ask: () => Promise<T | undefined>, everyMs = 200): Promise<T> {
  const giveUp = performance.now() + PATIENCE_MS;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (performance.now() > giveUp) throw new Error(`${what}: not within ${PATIENCE_MS / 1000} s`);
    await sleep(everyMs);
  }
}

const isGone = (error: unknown): boolean => error instanceof ApiException && error.code === 404;

/** What controllers make of other objects, or the cluster of nothing. */
const DERIVED: ReadonlySet<string> = new Set([
  'Event',
  'Endpoints',
  'EndpointSlice',
  'ControllerRevision',
  'PodMetrics',
  'Lease',
]);

/** Any object of Kubernetes. */
export type KubernetesManifest = KubernetesObject & Readonly<Record<string, unknown>>;

/** True when a pod takes requests. */
export const isReady = (pod: V1Pod): boolean =>
  pod.metadata?.deletionTimestamp === undefined &&
  (pod.status?.conditions ?? []).some(({ type, status }) => type === 'Ready' && status === 'True');

/** A namespace that was made. */
export class Namespace {
  readonly name: string;
  readonly config: KubeConfig;
  readonly core: CoreV1Api;
  readonly objects: KubernetesObjectApi;

  private constructor(kubeconfig: string, name: string) {
    this.name = name;
    this.config = new KubeConfig();
    this.config.loadFromFile(kubeconfig);
    this.core = this.config.makeApiClient(CoreV1Api);
    this.objects = KubernetesObjectApi.makeApiClient(this.config);
  }

  /** Makes it; one of that name that an earlier run left goes first. One that these tests did not make stays, and nothing starts. */
  static async make(kubeconfig: string, name: string): Promise<Namespace> {
    const made = new Namespace(kubeconfig, name);
    const [left] = (await made.core.listNamespace({ fieldSelector: `metadata.name=${name}` })).items;
    if (left !== undefined) {
      const isOurs = Object.entries(MADE_BY).every(([key, value]) => left.metadata?.labels?.[key] === value);
      if (!isOurs)
        throw new Error(`the cluster has a namespace ${name} that these tests did not make: they would have to delete it`);
      await made.remove();
    }
    await made.core.createNamespace({ body: { metadata: { name, labels: { ...RESTRICTED, ...MADE_BY } } } });
    // What pods run as; they are refused before it is there.
    await eventually('the default ServiceAccount', async () => {
      const { items } = await made.core.listNamespacedServiceAccount({ namespace: name });
      return items.length > 0 ? items : undefined;
    });
    return made;
  }

  /** Deletes it with all that is in it, and waits until it is gone. */
  async remove(): Promise<void> {
    await this.core.deleteNamespace({ name: this.name, gracePeriodSeconds: 0 }).catch((error: unknown) => {
      if (!isGone(error)) throw error;
    });
    await eventually(`the end of the namespace ${this.name}`, async () => {
      try {
        await this.core.readNamespace({ name: this.name });
        return undefined;
      } catch (error) {
        if (isGone(error)) return true;
        throw error;
      }
    });
  }

  /** Makes an object in it; `dryRun` has the API server judge it, admission included, and forget it. */
  async create(manifest: KubernetesManifest, dryRun = false): Promise<void> {
    const metadata = { ...(manifest.metadata as object), namespace: this.name };
    await this.objects.create({ ...manifest, metadata }, undefined, dryRun ? 'All' : undefined);
  }

  async createSecret(name: string, stringData: Readonly<Record<string, string>>): Promise<void> {
    await this.core.createNamespacedSecret({ namespace: this.name, body: { metadata: { name }, stringData } });
  }

  /** Changes entries of a Secret, as `kubectl apply` would. */
  async changeSecret(name: string, stringData: Readonly<Record<string, string>>): Promise<void> {
    const body: V1Secret = { stringData };
    await this.core.patchNamespacedSecret(
      { namespace: this.name, name, body },
      setHeaderOptions('Content-Type', PatchStrategy.MergePatch),
    );
  }

  /** Its pods by label, those that are ending left out. */
  async pods(labelSelector: string): Promise<V1Pod[]> {
    const { items } = await this.core.listNamespacedPod({ namespace: this.name, labelSelector });
    return items.filter(({ metadata }) => metadata?.deletionTimestamp === undefined);
  }

  /** The one pod of a release's registry, when it is ready and no other is left. */
  registryPod(release: string): Promise<V1Pod> {
    return eventually(`the one pod of ${release}`, async () => {
      const { items } = await this.core.listNamespacedPod({ namespace: this.name, labelSelector: registryLabels(release) });
      return items.length === 1 && isReady(items[0]!) ? items[0] : undefined;
    });
  }

  /** All objects in it that somebody made on purpose, as `Kind name`: what the control plane derives from them is left out. */
  async inventory(): Promise<Set<string>> {
    const found = new Set<string>();
    for (const { groupVersion, kinds } of await this.#resources()) {
      for (const kind of kinds.filter((one) => !DERIVED.has(one))) {
        const { items } = await this.objects.list(groupVersion, kind, this.name);
        for (const { metadata } of items) found.add(`${kind} ${metadata?.name}`);
      }
    }
    return found;
  }

  /** The kinds of objects that live in namespaces and can be listed, by group. */
  async #resources(): Promise<{ readonly groupVersion: string; readonly kinds: string[] }[]> {
    const { groups } = await this.config.makeApiClient(ApisApi).getAPIVersions();
    const custom = this.config.makeApiClient(CustomObjectsApi);
    const lists = await Promise.all([
      this.core.getAPIResources(),
      ...groups.map(({ preferredVersion, name: group }) => custom.getAPIResources({ group, version: preferredVersion!.version })),
    ]);
    return lists.map(({ groupVersion, resources }) => ({
      groupVersion,
      kinds: resources
        .filter(({ name, namespaced, verbs }) => namespaced && verbs.includes('list') && !name.includes('/'))
        .map(({ kind }) => kind),
    }));
  }

  /** Waits until a pod is no more. */
  async gone(pod: V1Pod): Promise<void> {
    await eventually(`the end of ${pod.metadata!.name}`, async () => {
      const { items } = await this.core.listNamespacedPod({ namespace: this.name });
      return items.some(({ metadata }) => metadata?.uid === pod.metadata!.uid) ? undefined : true;
    });
  }

  /** What a pod logged, as `kubectl logs` prints it. */
  logs(pod: V1Pod, timestamps = false): Promise<string> {
    return this.core.readNamespacedPodLog({ namespace: this.name, name: pod.metadata!.name!, timestamps });
  }
}

/** Selects the pods of the registry of a release, of either chart. */
export const registryLabels = (release: string): string =>
  `app.kubernetes.io/instance=${release},app.kubernetes.io/name=registry,app.kubernetes.io/component!=test`;
