/** The store cannot write or read now (disk full, file gone, locked). Nothing was half-written; asking again later may work. */
export class StoreUnavailable extends Error {
  override name = 'StoreUnavailable';
}
