// Text as WeChat draws it: line breaks, links, and nothing else; any other markup stays visible as it was written.

import { h } from './dom.js';

const PARTS = /<a\b([^>]*)>([\s\S]*?)<\/a>|(https?:\/\/[\w\-.~:/?#[\]@!$&'()*+,;=%]+)/gi;
const HREF = /\bhref\s*=\s*(?:"([^"]*)"|'([^']*)')/i;

/** Nodes for a text. `open(url)` follows a web link, `say(text, menuId)` a bizmsgmenu link. */
export function richText(text, { open, say }) {
  const nodes = [];
  let end = 0;
  for (const match of text.matchAll(PARTS)) {
    const [whole, attributes, label, bare] = match;
    const link = bare ? linkTo(bare, bare, open, say) : linkTo(hrefOf(attributes), label, open, say);
    if (!link) continue;
    nodes.push(text.slice(end, match.index), link);
    end = match.index + whole.length;
  }
  nodes.push(text.slice(end));
  return nodes.filter((node) => node !== '');
}

function hrefOf(attributes) {
  const match = HREF.exec(attributes);
  return (match?.[1] ?? match?.[2] ?? '').replaceAll('&amp;', '&').trim();
}

function linkTo(href, label, open, say) {
  if (/^weixin:\/\/bizmsgmenu\?/i.test(href)) {
    const query = new URLSearchParams(href.slice(href.indexOf('?') + 1));
    const words = query.get('msgmenucontent') ?? label;
    return anchor('#', label, () => say(words, query.get('msgmenuid') ?? undefined));
  }
  // Only what a phone's browser opens; a script in a link stays text.
  return /^https?:\/\/./i.test(href) ? anchor(href, label, () => open(href)) : null;
}

function anchor(href, label, follow) {
  return h('a', {
    href,
    on: {
      click(event) {
        event.preventDefault();
        follow();
      },
    },
  }, label);
}
