import type { Platform } from '../core/platform.ts';
import { createSaved, isRecord, type Saved } from '../core/saved.ts';

/** A guide under way: kept by the tab, so that it goes on after a page load. */
export interface Running {
  guideId: string;
  version: number;
  stepIndex: number;
  /** Whether the step of `stepIndex` has been shown since it was reached. */
  shown: boolean;
  /** Whether a target was missed on the way. */
  missed: boolean;
}

/** What is remembered of guides over page loads. */
export interface GuideMemory {
  running: Saved<Running>;
  wasSeen(guideId: string): boolean;
  addSeen(guideId: string): void;
  forget(): void;
}

const isRunning = (value: unknown): value is Running =>
  isRecord(value) &&
  typeof value.guideId === 'string' &&
  typeof value.version === 'number' &&
  Number.isInteger(value.stepIndex) &&
  typeof value.shown === 'boolean' &&
  typeof value.missed === 'boolean';

const isIds = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string');

export function createGuideMemory(
  { local, session }: Pick<Platform, 'local' | 'session'>,
  prefix: string,
): GuideMemory {
  const running = createSaved(session, `${prefix}running`, isRunning);
  const seen = createSaved(local, `${prefix}seen`, isIds);
  const ids = (): string[] => seen.read() ?? [];
  return {
    running,
    wasSeen: (guideId) => ids().includes(guideId),
    addSeen: (guideId) => ids().includes(guideId) || seen.write([...ids(), guideId]),
    forget() {
      running.write(undefined);
      seen.write(undefined);
    },
  };
}
