// What the service worker has besides what every worker has.

/** What the line before the worker's code says of the build (formats/offline.py): folders of languages,
 * digests of files by path.
 */
interface BuildData {
  build: string;
  languages: string[];
  files: Record<string, string>;
}

type SitegenWorker = ServiceWorkerGlobalScope & { sitegenBuild: BuildData };
