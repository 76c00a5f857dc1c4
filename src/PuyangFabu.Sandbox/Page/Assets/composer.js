// The typing bar with its panels for emoji and for everything else that can be sent.

import { h, icon, iconButton } from './dom.js';
import { KINDS } from './sending.js';

const EMOJI = [...'😀😄😂🙂😊😍😘🤔😮😢😭😡👍👎👏🙏💪🤝🌹❤🎉🔥✅❌☀🌧❄🏠🚌🚗🚦🏫'];

/** Draws the bar; `say(text)` sends words, `send(ask)` asks and sends the rest, `toMenu` is null without a menu. */
export function composer({ say, send, toMenu, opened }) {
  const input = h('textarea', {
    class: 'typing__input',
    rows: 1,
    maxlength: 4000,
    'aria-label': '输入消息',
    enterkeyhint: 'send',
    on: {
      input: refresh,
      focus: () => show(null),
      keydown(event) {
        // While an input method composes, Enter picks a candidate.
        if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
          event.preventDefault();
          submit();
        }
      },
    },
  });
  const sendKey = h('button', { type: 'button', class: 'typing__send', hidden: true, on: { click: submit } }, '发送');
  const moreKey = iconButton('typing__key', 'plus', '更多功能', () => toggle('more'));
  const smileKey = iconButton('typing__key', 'smile', '表情', () => toggle('emoji'));
  const panels = {
    more: h('div', { class: 'panel panel--more', hidden: true, role: 'group', 'aria-label': '更多功能' },
      KINDS.map((kind) => h('button', { type: 'button', class: 'more', on: { click: () => { show(null); send(kind.ask); } } },
        h('span', { class: 'more__face' }, icon(kind.icon)), kind.name))),
    emoji: h('div', { class: 'panel panel--emoji', hidden: true, role: 'group', 'aria-label': '表情' },
      EMOJI.map((one) => h('button', { type: 'button', class: 'emoji', on: { click: () => insert(one) } }, one))),
  };
  const bar = h('div', {},
    h('div', { class: 'typing' },
      toMenu && iconButton('typing__key', 'list', '切换到菜单', toMenu),
      iconButton('typing__key', 'voice', '语音', () => send(KINDS[2].ask)),
      input, smileKey, sendKey, moreKey),
    panels.more, panels.emoji);

  function submit() {
    const text = input.value;
    if (text.trim() === '') return;
    input.value = '';
    refresh();
    say(text);
  }

  function insert(text) {
    input.setRangeText(text, input.selectionStart, input.selectionEnd, 'end');
    refresh();
  }

  function refresh() {
    const empty = input.value.trim() === '';
    sendKey.hidden = empty;
    moreKey.hidden = !empty;
  }

  function toggle(name) {
    show(panels[name].hidden ? name : null);
  }

  function show(name) {
    for (const [one, panel] of Object.entries(panels)) panel.hidden = one !== name;
    moreKey.setAttribute('aria-expanded', String(name === 'more'));
    smileKey.setAttribute('aria-expanded', String(name === 'emoji'));
    opened();
  }

  bar.addEventListener('keydown', (event) => event.key === 'Escape' && show(null));
  bar.foldPanels = () => show(null);
  bar.focusInput = () => input.focus();
  return bar;
}
