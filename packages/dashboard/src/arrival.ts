import { takeInvitation, takeRefusal, takeToken } from './session.ts';

// Evaluated first of all modules, so that a one-time token stands in the address for as short as can be.
export const token = takeToken(window);
export const invitation = takeInvitation(window);
export const refusal = takeRefusal(window);
