// The drawer 调试: how the next messages are delivered, and the list of what was.

import * as api from './api.js';
import { drawDelivery } from './delivery.js';
import { followerAvatar, h, icon, iconButton } from './dom.js';
import { changePlan, currentPlan, planState, SCRIPTS } from './plan.js';
import { exactTime } from './time.js';

const MODES = { plain: '明文', compatible: '兼容', safe: '安全' };
const OUTCOMES = { pending: '投递中', replied: '已回复', silent: '无需回复', malformed: '应答有误', unanswered: '无应答' };

export class Drawer {
  #store;
  #runs = h('ol', { class: 'runs' });
  #empty = h('p', { class: 'drawer__empty' }, '还没有投递。在手机上做点什么，来往的字节就会列在这里。');
  #lines = new Map();
  #open = new Set();

  constructor(node, store, close) {
    this.#store = store;
    node.replaceChildren(
      h('div', { class: 'drawer__head' }, h('h2', { class: 'drawer__title' }, '调试'), h('a', { class: 'drawer__link', href: 'platform' }, '沙箱平台'), iconButton('drawer__close', 'close', '收起调试', close)),
      h('div', { class: 'drawer__body' },
        this.#settings(),
        h('section', { 'aria-label': '投递记录' }, h('h3', { class: 'drawer__heading' }, '投递记录'), this.#empty, this.#runs)));
  }

  refresh() {
    this.#lines.clear();
    this.#runs.replaceChildren();
    for (const id of this.#store.deliveries.keys()) this.changed(id);
    this.#empty.hidden = this.#lines.size > 0;
  }

  /** Draws a delivery's line anew, and its bytes when they are open. */
  changed(id) {
    const line = this.#line(this.#store.deliveries.get(id));
    const before = this.#lines.get(id);
    if (before) before.querySelector('.run__head').replaceWith(line.querySelector('.run__head'));
    else {
      this.#runs.prepend(line);
      this.#lines.set(id, line);
    }
    this.#empty.hidden = true;
    if (this.#open.has(id)) this.#showBytes(id);
  }

  forgotten(id) {
    this.#lines.get(id)?.remove();
    this.#lines.delete(id);
    this.#open.delete(id);
  }

  #settings() {
    const state = planState();
    const fine = h('div', { class: 'fine' });
    const drawFine = () => {
      const early = SCRIPTS.find((one) => one.name === planState().script)?.plan.earlyCloses;
      fine.replaceChildren(...[
        early && h('label', {}, '发出后', h('input', {
          type: 'number', min: 0, max: 5000, step: 1, value: planState().closeAfterMs,
          on: { change: (event) => changePlan({ closeAfterMs: Math.min(5000, Math.max(0, Number(event.target.value) || 0)) }) },
        }), '毫秒断开，应答丢失'),
        h('label', {}, h('input', {
          type: 'checkbox', checked: planState().freshNonce,
          on: { change: (event) => changePlan({ freshNonce: event.target.checked }) },
        }), '重试时换新的时间戳和随机数'),
      ].filter(Boolean));
    };
    drawFine();
    return h('section', { 'aria-label': '投递方式' },
      h('fieldset', { class: 'choice' }, h('legend', {}, '加密模式'),
        h('div', { class: 'segments' }, Object.entries(MODES).map(([mode, name]) => h('label', { class: 'segment' },
          h('input', { type: 'radio', name: 'mode', value: mode, checked: state.mode === mode, on: { change: () => changePlan({ mode }) } }),
          h('span', {}, name))))),
      h('fieldset', { class: 'choice' }, h('legend', {}, '投递剧本'),
        h('div', { class: 'scripts' }, SCRIPTS.map((script) => h('label', { class: 'script' },
          h('input', {
            type: 'radio', name: 'script', value: script.name, checked: state.script === script.name,
            on: { change: () => { changePlan({ script: script.name }); drawFine(); } },
          }),
          h('span', {}, h('b', {}, script.title), h('small', {}, script.note)))))),
      fine);
  }

  #line(delivery) {
    const follower = this.#store.follower(delivery.openId);
    const took = delivery.attempts.reduce((sum, attempt) => Math.max(sum, attempt.elapsedMs ?? 0), 0);
    const total = delivery.attempts.reduce((sum, attempt) => sum + (attempt.elapsedMs ?? 0), 0);
    return h('li', { class: 'run' },
      h('button', { type: 'button', class: 'run__head', 'aria-expanded': String(this.#open.has(delivery.id)), on: { click: () => this.#toggle(delivery.id) } },
        follower ? followerAvatar(follower, 'tiny') : icon('code'),
        h('span', { class: 'run__label' }, delivery.label),
        h('span', { class: `badge badge--${delivery.outcome}` }, OUTCOMES[delivery.outcome]),
        h('span', { class: 'run__facts' },
          h('span', {}, `#${delivery.id}`),
          h('span', {}, exactTime(delivery.startedAt)),
          h('span', {}, MODES[delivery.mode]),
          h('span', {}, `${delivery.attempts.length} 次请求`),
          delivery.outcome !== 'pending' && h('span', {}, `${(delivery.twice ? took : total).toFixed(1)} ms`),
          delivery.repeatOf && h('span', {}, `重复 #${delivery.repeatOf}`),
          delivery.findings > 0 && h('span', {}, `${delivery.findings} 条意见`))));
  }

  #toggle(id) {
    const line = this.#lines.get(id);
    if (this.#open.delete(id)) line.querySelector('.run__body')?.remove();
    else {
      this.#open.add(id);
      this.#showBytes(id);
    }
    line.querySelector('.run__head').setAttribute('aria-expanded', String(this.#open.has(id)));
  }

  async #showBytes(id) {
    let body;
    try {
      body = drawDelivery(await api.delivery(id), () => api.repeat(id, currentPlan()));
    } catch (error) {
      body = h('p', { class: 'finding finding--fault' }, error.message);
    }
    const line = this.#lines.get(id);
    if (!line || !this.#open.has(id)) return;
    const holder = h('div', { class: 'run__body' }, body);
    const before = line.querySelector('.run__body');
    if (before) before.replaceWith(holder);
    else line.append(holder);
  }
}
