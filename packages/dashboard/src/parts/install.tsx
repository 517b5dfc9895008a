import type { App } from '@handrail/protocol';
import { messages } from '../words.ts';
import { useServices } from '../services.ts';
import { Pinned } from './pinned.tsx';
import { Snippet } from './snippet.tsx';

const words = messages.start;

/** The tag as it stands in a page. Neither the address nor a key can hold a quote, so nothing needs escaping. */
function tagFor(loaderUrl: string, appKey: string): string {
  return `<script async src="${loaderUrl}" data-app-key="${appKey}"></script>`;
}

/** The tag of an app, for any release and for this one alone. */
function Tag({ appKey }: Pick<App, 'appKey'>) {
  const { loaderUrl } = useServices();
  return (
    <>
      <Snippet text={tagFor(loaderUrl, appKey)} label={words.tag} />
      <p class="muted">{words.tagNote}</p>
      <Pinned appKey={appKey} />
    </>
  );
}

/** What the pages of an app need of their developers, at any time: the tag, and what a strict policy has to allow. */
export function TagCard({ app: { appKey } }: { app: App }) {
  const { origin } = new URL(useServices().loaderUrl);
  const policy = `script-src ${origin}; connect-src ${origin}; frame-src ${origin}`;
  return (
    <section class="card" aria-label={words.tagTitle}>
      <h2>{words.tagTitle}</h2>
      <p>{words.tag}</p>
      <Tag appKey={appKey} />
      <p>{words.policy}</p>
      <Snippet text={policy} label={words.policy} />
    </section>
  );
}

interface InstallProps {
  app: App;
  /** Whether there is a guide, and only events are missing. */
  withGuide: boolean;
  /** Whether they may write the first guide. @default false */
  mayWrite?: boolean;
}

/** What to do before the first numbers come: the tag to paste, and how a guide is made. */
export function Install({ app, withGuide, mayWrite = false }: InstallProps) {
  return (
    <section class="card notice">
      <h2>{withGuide ? words.noEventsTitle : words.noGuideTitle}</h2>
      <p>{withGuide ? words.noEvents(app.name) : words.noGuide}</p>
      <ol class="steps">
        <li>
          <h3>{words.tag}</h3>
          <Tag appKey={app.appKey} />
        </li>
        {!withGuide && mayWrite && (
          <li>
            <h3>{words.record}</h3>
            <p class="muted">{words.recordNote}</p>
          </li>
        )}
      </ol>
    </section>
  );
}
