import type { Trouble } from '@handrail/protocol';

/** What people can be stuck with, as the page and its files have it. */
export const TROUBLES_BY_WEIGHT: readonly Trouble[] = ['rage', 'dead', 'error', 'abandoned', 'searches', 'tickets'];
