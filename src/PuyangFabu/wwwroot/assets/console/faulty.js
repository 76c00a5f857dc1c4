// The fields that a refused form names: the list above them leads to each, and the reason stands beside it.
const order = (one, other) => one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;

/** @returns The first of them on the page; undefined when nothing was refused, or nothing that is a field. */
export const faulty = () => {
  const named = [...document.querySelectorAll('main .refusal[role=alert] a[href*="#"]')].map(link => document.getElementById(decodeURIComponent(link.hash.slice(1))));
  const [first] = named.filter(field => field && field.type !== 'hidden' && !field.hidden).sort(order);
  const folded = first?.closest('details:not([open])');
  if (folded) folded.open = true;
  return first;
};
