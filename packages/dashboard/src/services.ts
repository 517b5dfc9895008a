import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Authenticator } from './authenticator.ts';
import type { Api } from './api.ts';
import type { Clock, Visibility } from './clock.ts';
import type { Language } from './language.ts';
import type { TicketStream } from './tickets/stream.ts';

/** What pages need from outside, handed in so that tests neither sleep nor reach the network by accident. */
export interface Services {
  api: Api;
  clock: Clock;
  visibility: Visibility;
  /** What happens to tickets, as it happens. */
  stream: TicketStream;
  /** What is kept on this device for the next time. */
  shelf: () => Storage;
  /** Address of `handrail.js`, for the tag that people paste. */
  loaderUrl: string;
  /** Where a file about a guide can be had, by the path behind the guide's own. */
  guideUrl: (appId: string, guideId: string, path: string) => string;
  /** Fetches what draws guides for visitors. */
  drawing: () => Promise<typeof import('@handrail/sdk/src/preview.ts')>;
  /** Where a file of a ticket can be had. */
  attachmentUrl: (ticketId: string, uploadId: string) => string;
  /** The page on which a link opens a report. */
  reportUrl: string;
  /** Where the audit log can be had as a table. */
  exportUrl: string;
  authenticator: Authenticator;
  /** What the company's identity provider is called, where there is one. */
  openid: string | undefined;
  /** Keeps the language and loads the page anew in it. */
  chooseLanguage: (chosen: Language) => void;
  /** Loads the page anew, where it is. */
  load: () => void;
  /** Leaves for a page of somebody else. */
  go: (url: string) => void;
  /** Told when the collector no longer knows the session. */
  onSignedOut: () => void;
}

export const ServicesContext = createContext<Services | undefined>(undefined);

export function useServices(): Services {
  const services = useContext(ServicesContext);
  if (!services) throw new Error('A page needs <ServicesContext.Provider> around it.');
  return services;
}
