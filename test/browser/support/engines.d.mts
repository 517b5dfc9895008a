/** A Firefox of this machine, which is driven over WebDriver BiDi; `HANDRAIL_FIREFOX` names another, or none when it is empty. */
export const firefoxPath: string | undefined;
/** What WebKitGTK lacks on this machine to be driven. */
export const webkitLacks: string[];
