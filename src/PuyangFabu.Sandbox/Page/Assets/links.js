// Decides where a link opens: the account's own pages within the phone, everything else in a tab of its own.

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** The address on this page's own origin, or null when it lies elsewhere. */
export function ownAddress(url) {
  if (!URL.canParse(url, location.href)) return null;
  const target = new URL(url, location.href);
  if (target.origin === location.origin) return target.href;
  // The same server under its other local name: only under this page's name may a frame show it.
  if (LOOPBACK.has(target.hostname) && LOOPBACK.has(location.hostname) && target.port === location.port) {
    return new URL(`${target.pathname}${target.search}${target.hash}`, location.origin).href;
  }
  return null;
}
