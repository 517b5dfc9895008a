import type { App } from '@handrail/protocol';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { useServices } from '../services.ts';
import { useLive } from '../use-live.ts';
import { Install } from './install.tsx';

/** Often while the first event is awaited, and hardly ever once there is one. */
const [SOON_MS, LATER_MS] = [3_000, 600_000];

interface UntilProps {
  app: App;
  /** What is told needs no event: it is shown all the same. @default false */
  isKnown?: boolean;
  children: ComponentChildren;
}

/** What a page has to tell; as long as no page of the app has reported, how to make one do so stands in its place. */
export function UntilFirstEvent({ app, isKnown = false, children }: UntilProps) {
  const { api } = useServices();
  const [isThere, setThere] = useState(false);
  const counted = useLive(
    `first event ${app.appId} ${isThere}`,
    () =>
      api.eventCount(app.appId).then((answer) => {
        if ('value' in answer && answer.value.stored > 0) setThere(true);
        return answer;
      }),
    isThere ? LATER_MS : SOON_MS,
  );
  return counted.value?.stored === 0 && !isKnown ? <Install app={app} withGuide /> : <>{children}</>;
}
