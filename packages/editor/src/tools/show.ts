import { preview } from '@handrail/sdk/src/preview.ts';
import type { Guard } from '@handrail/sdk/src/core/guard.ts';
import { createLifetime, type Stop } from '@handrail/sdk/src/core/lifetime.ts';
import type { PageMessage, PanelMessage } from '../wire.ts';
import { editCard } from './edit-card.ts';

export interface ShowOptions {
  guard: Guard;
  tell(message: PageMessage): void;
  /** Whether nothing else has been asked for since. */
  isCurrent(): boolean;
}

/** Windows that are narrower belong to telephones. */
const PHONE = 600;
const TABLET = 1_024;

/** Shows a step of a draft to the author as to a visitor. Nothing leaves the page but word of it to the panels. */
export async function showStep(
  { guide, stepId, as, edit }: Extract<PanelMessage, { type: 'show' }>,
  { guard, tell, isCurrent }: ShowOptions,
): Promise<Stop> {
  const life = createLifetime();
  const width = as.width || innerWidth;
  const stop = await preview({
    ...{ guide, stepId, guard, traits: as.traits, locale: as.locale, first: as.first },
    device: width < PHONE ? 'phone' : width < TABLET ? 'tablet' : 'desktop',
    onEvent(event) {
      if (!isCurrent()) return;
      const { name, props } = event;
      const at = 'stepId' in event ? event.stepId : undefined;
      if (name === 'step.shown' && at !== undefined) {
        tell({ type: 'playing', state: 'shown', stepId: at });
        if (edit) life.add(editCard({ guide, stepId: at, locale: as.locale, guard, tell }));
      }
      const reason = props?.['reason'];
      if (name === 'step.missed') {
        tell({
          ...{ type: 'playing', state: 'missed', ...(at !== undefined && { stepId: at }) },
          ...(typeof reason === 'string' && { reason }),
        });
      }
    },
    onEnd: (reason) => isCurrent() && tell({ type: 'playing', state: 'ended', reason }),
  });
  life.add(stop);
  return life.end;
}
