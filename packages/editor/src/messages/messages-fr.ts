import type { Messages } from '../messages.ts';
import { frame } from './frame-fr.ts';
import { guide } from './guide-fr.ts';
import { kinds } from './kinds-fr.ts';
import { step } from './step-fr.ts';

export const french: Messages = { locale: 'fr', ...frame, ...step, ...guide, ...kinds };
