import { frame } from './frame-en.ts';
import { guide } from './guide-en.ts';
import { kinds } from './kinds-en.ts';
import { step } from './step-en.ts';

export const english = { locale: 'en', ...frame, ...step, ...guide, ...kinds };
