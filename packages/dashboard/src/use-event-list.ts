import type { EventsReport } from '@handrail/protocol';
import { useEffect, useState } from 'preact/hooks';
import type { Answer, Failure } from './api.ts';
import { useServices } from './services.ts';

interface Listed {
  report?: EventsReport;
  failure?: Failure;
}

/** A list that grows page by page. It begins anew under another key, and stays as it is while it is read. */
export function useEventList(key: string, load: (before?: string) => Promise<Answer<EventsReport>>) {
  const { onSignedOut } = useServices();
  const [listed, setListed] = useState<Listed & { key: string; asking: boolean }>({ key, asking: true });

  async function ask(before?: string): Promise<void> {
    setListed((now) => ({ ...now, key, asking: true }));
    const answer = await load(before);
    if ('failure' in answer && answer.failure.kind === 'signed-out') {
      onSignedOut();
      return;
    }
    setListed((now) => {
      // Somebody asks something else by now.
      if (now.key !== key) return now;
      if ('failure' in answer) return { ...now, failure: answer.failure, asking: false };
      const events = [...((before !== undefined && now.report?.events) || []), ...answer.value.events];
      return { key, report: { ...answer.value, events }, asking: false };
    });
  }

  useEffect(() => void ask(), [key]);
  const next = listed.report?.next ?? undefined;
  return {
    ...listed,
    again: () => void ask(),
    more: next === undefined ? undefined : () => void ask(next),
  };
}
