import { useRef, useState } from 'preact/hooks';
import { locale } from '../language.ts';
import { wordsFor } from '../parts/notice.tsx';
import { useServices } from '../services.ts';
import { ticketMessages } from '../words.ts';
import { formatBytes } from './time.ts';
import { MOST_BYTES, MOST_FILES, sendFile } from './upload.ts';

const words = ticketMessages.write;

/** A file that goes with a reply. */
export interface Going {
  key: string;
  file: File;
  sent: number;
  uploadId?: string;
  fault?: string;
}

/** Files on their way to the collector; a reply takes those that have arrived. */
export function useFiles(ticketId: string) {
  const { api, onSignedOut } = useServices();
  const [files, setFiles] = useState<readonly Going[]>([]);
  const latest = useRef(files);
  const keep = (next: readonly Going[]) => {
    latest.current = next;
    setFiles(next);
  };
  const set = (key: string, change: Partial<Going>) =>
    keep(latest.current.map((one) => (one.key === key ? { ...one, ...change } : one)));

  async function send({ key, file }: Going) {
    const answer = await sendFile(api, ticketId, file, key, (sent) => set(key, { sent }));
    if ('value' in answer) set(key, { uploadId: answer.value.uploadId });
    else if (answer.failure.kind === 'signed-out') onSignedOut();
    else set(key, { fault: wordsFor(answer.failure).text });
  }
  return {
    files,
    /** Whether some have not arrived yet. */
    underWay: files.some(({ uploadId, fault }) => uploadId === undefined && fault === undefined),
    add(added: readonly File[]) {
      const most = formatBytes(MOST_BYTES, locale);
      const going = added.map((file, index): Going => {
        const one = { key: crypto.randomUUID(), file, sent: 0 };
        if (file.size > MOST_BYTES) return { ...one, fault: words.tooBig(most) };
        return latest.current.length + index >= MOST_FILES ? { ...one, fault: words.tooMany(MOST_FILES) } : one;
      });
      keep([...latest.current, ...going]);
      for (const one of going) if (one.fault === undefined) void send(one);
    },
    again(key: string) {
      const one = latest.current.find((going) => going.key === key);
      if (!one || one.file.size > MOST_BYTES) return;
      const next: Going = { key, file: one.file, sent: 0 };
      keep(latest.current.map((going) => (going.key === key ? next : going)));
      void send(next);
    },
    remove: (key: string) => keep(latest.current.filter((one) => one.key !== key)),
    clear: () => keep([]),
  };
}
