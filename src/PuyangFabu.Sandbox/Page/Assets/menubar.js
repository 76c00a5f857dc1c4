// The three menu buttons with their pop-up sub-menus.

import { h, icon, iconButton } from './dom.js';

/** Draws the bar; `tap(button)` gets the tapped button in WeChat's own form, `toKeyboard` switches over. */
export function menuBar(buttons, { tap, toKeyboard }) {
  const bar = h('div', { class: 'menubar', role: 'group', 'aria-label': '公众号菜单' },
    iconButton('menubar__switch', 'keyboard', '切换到键盘', toKeyboard),
    buttons.map((button) => slot(button)));

  function slot(button) {
    const subs = button.sub_button?.list ?? button.sub_button;
    if (!subs) {
      return h('div', { class: 'menubar__slot' },
        h('button', { type: 'button', class: 'menubar__button', on: { click: () => { fold(); tap(button); } } }, h('span', {}, button.name)));
    }
    const opener = h('button', {
      type: 'button',
      class: 'menubar__button',
      'aria-expanded': 'false',
      'aria-haspopup': 'true',
      on: { click: () => (opener.getAttribute('aria-expanded') === 'true' ? fold() : unfold(holder, opener, subs)) },
    }, icon('submenu'), h('span', {}, button.name));
    const holder = h('div', { class: 'menubar__slot' }, opener);
    return holder;
  }

  function unfold(holder, opener, subs) {
    fold();
    opener.setAttribute('aria-expanded', 'true');
    holder.append(h('div', { class: 'submenu', role: 'group', 'aria-label': opener.textContent },
      subs.length === 0 && h('p', { class: 'submenu__none' }, '暂无内容'),
      subs.map((sub) => h('button', { type: 'button', class: 'submenu__item', on: { click: () => { fold(); tap(sub); } } }, sub.name))));
  }

  function fold() {
    bar.querySelector('.submenu')?.remove();
    bar.querySelector('[aria-expanded="true"]')?.setAttribute('aria-expanded', 'false');
  }

  bar.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    const opener = bar.querySelector('[aria-expanded="true"]');
    fold();
    opener?.focus();
  });
  bar.fold = fold;
  return bar;
}
