import type { Mode } from '@handrail/protocol';
import { leave, type Flow } from './flow.ts';

// Fetched for guides that can be run in several ways, or in another way than "guide me".

/** Runs the guide in a way from here on. */
export async function switchTo(flow: Flow, mode: Mode, goOn: () => void): Promise<void> {
  const { guide, messages } = flow.stage;
  leave(flow);
  flow.manner?.stop?.();
  flow.manner = undefined;
  flow.at.mode = mode;
  if (guide.modes?.[1])
    flow.modes = await import('../../../kit/walkthrough-words.ts').then(
      ({ wordsOf }) => wordsOf(messages).modes,
      () => undefined,
    );
  const manners = mode === 'guide' ? undefined : await import('./manners.ts').catch(() => undefined);
  if (flow.ended) return;
  flow.manner = manners?.createManner(mode, flow);
  if (flow.manner?.open) flow.manner.open(goOn);
  else goOn();
}
