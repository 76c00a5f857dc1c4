// Makes elements without a template language: text is always text, never markup.

/** Makes an element. `on` holds listeners; other attributes are set as they are, false and null leave them out. */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === 'on') {
      for (const [event, listener] of Object.entries(value)) element.addEventListener(event, listener);
    } else if (value === true) {
      element.setAttribute(name, '');
    } else if (value !== false && value !== null && value !== undefined) {
      element.setAttribute(name, value);
    }
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

const SVG = 'http://www.w3.org/2000/svg';
const SOLID = new Set(['play', 'signal', 'wifi']);

/** One of the symbols in the page. */
export function icon(name) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('class', `icon icon--${name}${SOLID.has(name) ? ' icon--solid' : ''}`);
  svg.setAttribute('aria-hidden', 'true');
  const symbol = document.getElementById(`i-${name}`);
  svg.setAttribute('viewBox', symbol.getAttribute('viewBox'));
  const use = document.createElementNS(SVG, 'use');
  use.setAttribute('href', `#i-${name}`);
  svg.append(use);
  return svg;
}

/** A button that is only an icon and therefore has a name for those who do not see it. */
export function iconButton(className, iconName, label, listener) {
  return h('button', { type: 'button', class: className, 'aria-label': label, title: label, on: { click: listener } }, icon(iconName));
}

/** A number from 0 to `count` - 1, the same for the same text. */
export function hueOf(text, count = 10) {
  let sum = 0;
  for (const character of text) sum = (sum * 31 + character.codePointAt(0)) >>> 0;
  return sum % count;
}

export function accountAvatar(name, size = '') {
  return h('span', { class: `avatar avatar--account ${size && `avatar--${size}`}`, 'aria-hidden': 'true' }, [...name][0] ?? '');
}

export function followerAvatar(follower, size = '') {
  return h('span', { class: `avatar hue-${'甲乙丙丁戊己庚辛壬癸'.indexOf(follower.mark)} ${size && `avatar--${size}`}`, 'aria-hidden': 'true' }, follower.mark);
}
