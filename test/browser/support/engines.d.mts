/** A Firefox of this machine, which is driven over WebDriver BiDi; `HANDRAIL_FIREFOX` names another, or none when it is empty. */
export const firefoxPath: string | undefined;
/** Where the Firefox of the suite saves files. */
export const firefoxSaves: string;
/** What WebKitGTK lacks on this machine to be driven. */
export const webkitLacks: string[];
