import { createCrowds, type Crowds } from './crowds.ts';
import type { LogFile } from './log-file.ts';

/** Who was active in an app, by spans: in the book, since it outlasts the events. */
export interface Presence extends Crowds {
  use(file: LogFile): void;
}

export function createPresence(): Presence {
  let current: LogFile | undefined;
  const crowds = createCrowds({
    load(app, span, piece) {
      const row = current
        ?.sql('SELECT bits FROM presence WHERE app = ? AND span = ? AND piece = ?')
        .get(app, span, piece);
      return row?.['bits'] instanceof Uint8Array ? row['bits'] : undefined;
    },
    save(app, span, piece, bits) {
      current
        ?.sql('INSERT OR REPLACE INTO presence (app, span, piece, bits) VALUES (?, ?, ?, ?)')
        .run(app, span, piece, bits);
    },
  });
  return {
    ...crowds,
    use(file) {
      current = file;
    },
  };
}
