// A sheet at the bottom of a phone screen: a small form that sends something, or a choice.

import { h } from './dom.js';

/**
 * Shows a sheet. `fields` are {name, label, value, type?, ...}; resolves to their values by name, to null when
 * the person goes back. `body` nodes stand above the fields and may end the sheet with `finish(value)`.
 */
export function askSheet(screen, { title, text, fields = [], confirm = '发送', danger = false, body }) {
  const before = document.activeElement;
  return new Promise((resolve) => {
    const finish = (value) => {
      veil.remove();
      before?.focus?.({ preventScroll: true });
      resolve(value);
    };
    const form = h('form', { class: 'sheet', role: 'dialog', 'aria-modal': 'true', 'aria-label': title },
      h('h2', { class: 'sheet__title' }, title),
      text && h('p', { class: 'sheet__text' }, text),
      body?.(finish),
      fields.map(({ name, label, ...input }) => h('label', { class: 'field' },
        h('span', { class: 'field__label' }, label),
        h('input', { class: 'field__input', name, required: true, autocomplete: 'off', ...input }))),
      h('div', { class: 'sheet__acts' },
        h('button', { type: 'button', class: 'key key--grey', on: { click: () => finish(null) } }, '取消'),
        confirm && h('button', { type: 'submit', class: danger ? 'key key--grey key--danger' : 'key key--green' }, confirm)));
    const veil = h('div', { class: 'veil', on: { click: (event) => event.target === veil && finish(null) } }, form);
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      finish(Object.fromEntries(new FormData(form)));
    });
    veil.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') finish(null);
      if (event.key === 'Tab') keepWithin(form, event);
    });
    screen.append(veil);
    (form.querySelector('input:not([type=file]), .album button') ?? form.querySelector('.sheet__acts button:last-child')).focus();
  });
}

function keepWithin(form, event) {
  const stops = [...form.querySelectorAll('button, input')];
  const edge = event.shiftKey ? stops[0] : stops.at(-1);
  if (document.activeElement === edge) {
    event.preventDefault();
    (event.shiftKey ? stops.at(-1) : stops[0]).focus();
  }
}
