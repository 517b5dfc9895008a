/** A question to the inbox under a name. */
export interface TicketViewRecord {
  viewId: string;
  memberId: string;
  name: string;
  query: Record<string, string>;
  /** Whether others see it too. */
  shared: boolean;
}

export interface TicketViewRecords {
  /** Those of a member and those that others share, by name. */
  of(memberId: string): Promise<TicketViewRecord[]>;
  add(view: TicketViewRecord): Promise<void>;
  /** Whether it was there, and theirs. */
  remove(memberId: string, viewId: string): Promise<boolean>;
}
