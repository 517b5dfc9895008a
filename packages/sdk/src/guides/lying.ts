import type { Saved } from '../core/saved.ts';
import type { Core } from './core.ts';
import type { Lying } from './memory.ts';

/** How it is remembered that a guide has begun, how far it is, and that it has ended. */
export interface Remembers {
  begin(core: Core, guideId: string, begun: Lying): void;
  kept(core: Core, guideId: string): Saved<unknown>;
  end(core: Core, guideId: string): void;
}

/** Of guides that lie beside the page each tab remembers its own, any number. */
export const lying: Remembers = {
  begin: ({ memory }, guideId, begun) => memory.lying.write({ ...memory.lying.read(), [guideId]: begun }),
  kept: ({ memory }, guideId) => ({
    read: () => memory.lying.read()?.[guideId]?.kept,
    write(kept) {
      const all = memory.lying.read();
      const last = all?.[guideId];
      if (last) memory.lying.write({ ...all, [guideId]: { ...last, kept } });
    },
  }),
  end({ memory }, guideId) {
    const others = Object.entries(memory.lying.read() ?? {}).filter(([id]) => id !== guideId);
    memory.lying.write(Object.fromEntries(others));
  },
};
