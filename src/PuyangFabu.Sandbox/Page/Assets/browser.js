// The in-app browser: a frame over the chat for the account's own pages.

import { h, icon, iconButton } from './dom.js';
import { ownAddress } from './links.js';

// Other sites may not be shown in a frame of this page.
function leaveForOtherSites(event) {
  const link = event.target.closest('a[href]');
  if (link && /^https?:$/.test(link.protocol) && !ownAddress(link.href)) {
    event.preventDefault();
    window.open(link.href, '_blank', 'noopener');
  }
}

/** Shows an address within a screen; `closed` is called when the reader goes back. */
export function openBrowser(screen, url, closed) {
  const title = h('h2', { class: 'nav__title' }, '正在打开…');
  const frame = h('iframe', { class: 'browser__frame', src: url, title: '网页' });
  const blank = h('div', { class: 'browser__blank', hidden: true },
    h('p', {}, '这个页面不允许在手机里打开。'),
    h('a', { href: url, target: '_blank', rel: 'noopener' }, '在新标签页打开'));
  const browser = h('div', { class: 'browser', role: 'dialog', 'aria-label': '网页', 'aria-modal': 'true' },
    h('div', { class: 'nav browser__bar' },
      h('div', { class: 'nav__side' }, iconButton('nav__button', 'close', '关闭网页', close)),
      title,
      h('div', { class: 'nav__side nav__side--end' },
        h('a', { class: 'nav__button', href: url, target: '_blank', rel: 'noopener', 'aria-label': '在新标签页打开', title: '在新标签页打开' }, icon('external')))),
    frame,
    blank);

  frame.addEventListener('load', () => {
    const page = frame.contentDocument;
    // Nothing readable: the page forbids frames, or a link in it led to another site.
    blank.hidden = Boolean(page);
    frame.hidden = !page;
    title.textContent = page?.title || '网页';
    page?.addEventListener('keydown', (event) => event.key === 'Escape' && close());
    page?.addEventListener('click', leaveForOtherSites);
  });
  browser.addEventListener('keydown', (event) => event.key === 'Escape' && close());
  screen.append(browser);
  browser.querySelector('button').focus({ preventScroll: true });

  function close() {
    browser.remove();
    closed();
  }
}
