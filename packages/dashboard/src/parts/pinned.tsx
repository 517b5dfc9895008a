import { messages } from '../words.ts';
import type { SdkFiles } from '../api.ts';
import { useServices } from '../services.ts';
import { useLive } from '../use-live.ts';
import { Snippet } from './snippet.tsx';

const words = messages.start;

/** The import map and the tag with the hashes of one release. No name, address or key of ours can hold a quote. */
function pinnedTags(loaderUrl: string, appKey: string, { loader, files }: SdkFiles): string {
  const at = (name: string): string => new URL(name, loaderUrl).href;
  const chunks = Object.entries(files).filter(([name]) => name !== loader);
  const integrity = Object.fromEntries(chunks.map(([name, hash]) => [at(name), hash]));
  const tag = `<script async src="${at(loader)}" integrity="${files[loader] ?? ''}" crossorigin="anonymous" data-app-key="${appKey}"></script>`;
  return `<script type="importmap">\n${JSON.stringify({ integrity }, null, 1)}\n</script>\n${tag}`;
}

/** For pages that take the SDK of one release and no other. */
export function Pinned({ appKey }: { appKey: string }) {
  const { api, loaderUrl } = useServices();
  const { value } = useLive('sdk files', () => api.sdkFiles());
  if (!value) return null;
  return (
    <details>
      <summary>{words.pinned}</summary>
      <Snippet text={pinnedTags(loaderUrl, appKey, value)} label={words.pinned} />
      <p class="muted">{words.pinnedNote}</p>
    </details>
  );
}
