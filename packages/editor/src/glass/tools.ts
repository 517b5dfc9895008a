import type { Guard } from '@handrail/sdk/src/core/guard.ts';
import { createLifetime, type Stop } from '@handrail/sdk/src/core/lifetime.ts';
import type { PanelMessage } from '../wire.ts';
import type { Link } from './link.ts';
import type { GlassWords } from './words.ts';

export interface ToolOptions {
  guard: Guard;
  link: Link;
  words: GlassWords & { locale: string };
}

export interface Tools {
  hear(message: PanelMessage): void;
  stop: Stop;
}

/** What the panels can have done in the page. */
export function createTools({ link }: ToolOptions): Tools {
  const life = createLifetime();
  return {
    hear(message) {
      if (message.type === 'go') go(link, message.url);
    },
    stop: life.end,
  };
}

/** Within the same site alone: the panels speak for an author, and lead nobody elsewhere. */
function go(link: Link, wanted: string): void {
  const url = URL.parse(wanted, document.baseURI);
  if (url?.origin === location.origin) location.assign(url.href);
  else link.tell({ type: 'trouble', code: 'other-origin', message: 'The address is not of this site.' });
}
