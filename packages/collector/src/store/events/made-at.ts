/** The instant in a UUID of version 7, by the clock of whoever made it. */
export const madeAt = (eventId: string): number =>
  parseInt(eventId.slice(0, 8), 16) * 65_536 + parseInt(eventId.slice(9, 13), 16);
