const PARAMETER = /([?&#])handrail=([\w-]{1,64})(&|(?=#)|$)/;

/**
 * The guide that the address asks for, by `handrail=guideId` in its query or hash. It is taken out of the address, so
 * that a reload or a copied link does not ask again.
 */
export function takeLink(): string | undefined {
  const { href } = location;
  const found = PARAMETER.exec(href);
  if (!found) return undefined;
  const [whole, before = '', guideId, after] = found;
  const rest = href.replace(whole, after ? before : '');
  history.replaceState(history.state, '', rest);
  return guideId;
}
