import type { Messages } from '../messages.ts';
import { frame } from './frame-de.ts';
import { guide } from './guide-de.ts';
import { kinds } from './kinds-de.ts';
import { step } from './step-de.ts';

export const german: Messages = { locale: 'de', ...frame, ...step, ...guide, ...kinds };
