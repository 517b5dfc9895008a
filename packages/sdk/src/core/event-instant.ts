/** The instant in an id of version 7, epoch milliseconds. */
export const instantOf = (eventId: string): number => parseInt(eventId.slice(0, 8) + eventId.slice(9, 13), 16);
