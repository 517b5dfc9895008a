/** Why the collector cannot start, in one line that says what to do. Everything else that is thrown is a mistake of ours. */
export class StartError extends Error {
  override name = 'StartError';
}
