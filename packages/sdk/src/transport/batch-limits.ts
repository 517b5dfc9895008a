/** One request carries no more events than this. */
export const BATCH_EVENTS = 500;
/** Half of what the collector takes, in UTF-8. */
export const BATCH_BYTES = 512 * 1_024;
