import type { RecordEvent } from '../core/recorder.ts';

/** Notes each page that the visitor comes to: its path, nothing more. A change of query or hash is no new page. */
export function createPageViews(record: RecordEvent, path: () => string): { look(): void } {
  let last: string | undefined;
  return {
    look() {
      const now = path();
      if (now === last) return;
      last = now;
      record({ name: 'page.viewed' });
    },
  };
}
