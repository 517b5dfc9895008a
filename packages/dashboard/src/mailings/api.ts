import type { Mailing, MailingInput, MailingLeft, MailLanguage } from '@handrail/protocol';
import type { Answer, Ask } from '../api.ts';

/** Reports that leave by mail. */
export interface MailingApi {
  mailings(): Promise<Answer<{ mailings: Mailing[]; isOn: boolean }>>;
  makeMailing(input: MailingInput): Promise<Answer<Mailing>>;
  saveMailing(mailingId: string, input: MailingInput): Promise<Answer<Mailing>>;
  removeMailing(mailingId: string): Promise<Answer<undefined>>;
  mailingAddresses(): Promise<Answer<{ addresses: string[] }>>;
  allowAddresses(addresses: readonly string[]): Promise<Answer<{ addresses: string[] }>>;
  /** Leaves what a mail came from, or comes back; without `wanted` it only tells what it is. Whoever asks needs no account. */
  leaveMailing(token: string, wanted?: boolean): Promise<Answer<MailingLeft>>;
  /** In which language the member is written to. */
  tellLanguage(language: MailLanguage): Promise<Answer<undefined>>;
}

export function createMailingApi(ask: Ask): MailingApi {
  const one = (mailingId: string) => `mailings/${encodeURIComponent(mailingId)}`;
  return {
    mailings: () => ask('GET', 'mailings'),
    makeMailing: (input) => ask('POST', 'mailings', input),
    saveMailing: (mailingId, input) => ask('PUT', one(mailingId), input),
    removeMailing: (mailingId) => ask('DELETE', one(mailingId)),
    mailingAddresses: () => ask('GET', 'mailing-addresses'),
    allowAddresses: (addresses) => ask('PUT', 'mailing-addresses', { addresses }),
    leaveMailing: (token, wanted) =>
      ask('POST', '../mailing/leave', { token, ...(wanted !== undefined && { wanted }) }),
    tellLanguage: (language) => ask('PUT', 'account/language', { language }),
  };
}
