/** Links to reports that need no account: how often an address may try one, how often one may be opened, how many may be alive. */
export const REPORT_LINKS = {
  rates: { address: { burst: 30, perSecond: 1 / 2 }, link: { burst: 60, perSecond: 1 } },
  mostAlive: 20,
} as const;
