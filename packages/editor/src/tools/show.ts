import type { Guard } from '@handrail/sdk/src/core/guard.ts';
import { browserPlatform } from '@handrail/sdk/src/core/platform.ts';
import { createLifetime, type Stop } from '@handrail/sdk/src/core/lifetime.ts';
import { describeElement } from '@handrail/sdk/src/guides/triggers/describe-element.ts';
import type { Reason } from '@handrail/protocol/explain';
import { findExact, type Target } from '@handrail/target';
import type { PageMessage, PanelMessage, Shown } from '../wire.ts';
import { onClick } from '@handrail/sdk/src/page/clicks.ts';
import { onNavigate } from '@handrail/sdk/src/page/navigation.ts';
import { onSize } from './drawn.ts';
import { editCard } from './edit-card.ts';

/** Path of the piece of the SDK that shows drafts, below the collector's address, put in by the build. */
declare const __HANDRAIL_PREVIEW__: string;

/** What draws is what visitors get, so it comes from where they get it; built together with us. */
export const drawing = (base: string) =>
  import(new URL(__HANDRAIL_PREVIEW__, base).href) as Promise<typeof import('@handrail/sdk/src/preview.ts')>;

export interface ShowOptions {
  /** Address of the collector. */
  base: string;
  guard: Guard;
  tell(message: PageMessage): void;
  /** The panels are not to lie over what is shown. */
  makeRoom(box?: DOMRect): void;
  /** Whether nothing else has been asked for since. */
  isCurrent(): boolean;
}

/** Windows that are narrower belong to telephones. */
const PHONE = 600;
const TABLET = 1_024;

/** For whom a preview is, on this page. */
const previewedAs = ({ guide, as, segments = [] }: Shown) => {
  const width = as.width || innerWidth;
  const { traits, locale, first } = as;
  return {
    ...{ guide, traits, locale, first, segments },
    element: (target: Target) => describeElement(findExact(target, document)),
    device: width < PHONE ? ('phone' as const) : width < TABLET ? ('tablet' as const) : ('desktop' as const),
  };
};

/** Tells why a draft would start by itself here, or not; what was typed in the page is left out of it. */
export async function explainHere(
  wish: Extract<PanelMessage, { type: 'explain' }>,
  { base, tell, without }: Pick<ShowOptions, 'base' | 'tell'> & { without(text: string): string },
): Promise<void> {
  const { explainDraft } = await drawing(base);
  const said = (reason: Reason): Reason => ({
    ...reason,
    words: without(reason.words),
    ...(reason.of && { of: reason.of.map(said) }),
  });
  const reasons = await explainDraft(previewedAs(wish), wish);
  tell({ type: 'explained', requestId: wish.requestId, reasons: reasons.map(said) });
}

/** Shows a step of a draft to the author as to a visitor. Nothing leaves the page but word of it to the panels. */
export async function showStep(
  wish: Extract<PanelMessage, { type: 'show' }>,
  { base, guard, tell, makeRoom, isCurrent }: ShowOptions,
): Promise<Stop> {
  const { guide, stepId, as, edit } = wish;
  const life = createLifetime();
  const { preview } = await drawing(base);
  const run = await preview({
    platform: browserPlatform(),
    ...previewedAs(wish),
    ...{ stepId, guard, aside: edit },
    onEvent(event) {
      if (!isCurrent()) return;
      const { name, props } = event;
      const at = 'stepId' in event ? event.stepId : undefined;
      if (name === 'step.shown' && at !== undefined) {
        tell({ type: 'playing', state: 'shown', stepId: at });
        life.add(onSize('.hole', guard, makeRoom));
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
  life.add(run.stop);
  if (guide.kind !== 'walkthrough') life.add(onSize('.card,.strip,.pill', guard, makeRoom));
  life.add(onClick(guard, run.clicked));
  life.add(onNavigate(guard(run.navigated)));
  return life.end;
}
