// What the account is, who follows it, and what it has used up.

import * as api from './platform-api.js';
import { h } from './dom.js';

const KINDS = { subscription: '订阅号', service: '服务号' };
const MODES = { plain: '明文', compatible: '兼容', safe: '安全' };

export class AccountSheet {
  #sheet;
  #act;
  #count = h('input', { class: 'input', type: 'number', min: 1, max: 50000, value: 10000, 'aria-label': '人数' });

  constructor(sheet, act) {
    this.#sheet = sheet;
    this.#act = act;
  }

  draw(view) {
    this.#sheet.replaceChildren(...[
      h('h2', { class: 'sheet__title' }, '账号与配额'),
      this.#segments('类型', KINDS, view.kind, (kind) => ({ kind })),
      this.#segments('微信认证', { true: '已认证', false: '未认证' }, String(view.verified), (verified) => ({ verified: verified === 'true' })),
      !view.verified && h('p', { class: 'sheet__note' }, '未认证的账号不能用菜单、群发、发布、粉丝和客服接口，调用时答 48001。'),
      this.#segments('事件投递', MODES, view.callbackMode, (callbackMode) => ({ callbackMode })),
      h('h3', { class: 'sheet__heading' }, '群发'),
      h('dl', { class: 'facts' }, allowance(view).flatMap(([name, value]) => [h('dt', {}, name), h('dd', {}, value)])),
      h('h3', { class: 'sheet__heading' }, '粉丝'),
      h('p', { class: 'sheet__line' }, `${view.followers} 人，其中 ${view.nameless} 人没有手机`),
      h('div', { class: 'adder' }, this.#count, h('button', {
        type: 'button', class: 'key key--small', on: { click: () => this.#act((slug) => api.addFollowers(slug, Number(this.#count.value))) },
      }, '添加没有手机的粉丝')),
      h('h3', { class: 'sheet__heading' }, '标签'),
      h('ul', { class: 'chips' }, view.tags.map((tag) => h('li', { class: 'chip' },
        h('span', {}, h('b', {}, tag.name), ` ${tag.system ? '系统' : `#${tag.id}`}，${tag.count} 人`)))),
      h('h3', { class: 'sheet__heading' }, '今天的调用'),
      view.quotas.length === 0
        ? h('p', { class: 'sheet__empty' }, '今天还没有调用。')
        : h('table', { class: 'quotas' }, h('tbody', {}, view.quotas.map((one) => h('tr', {},
          h('th', { scope: 'row' }, one.path.replace('cgi-bin/', '')), h('td', {}, `${one.used} / ${one.limit}`))))),
    ].filter(Boolean));
  }

  #segments(title, choices, chosen, settings) {
    return h('fieldset', { class: 'choice' }, h('legend', {}, title),
      h('div', { class: 'segments' }, Object.entries(choices).map(([value, label]) => h('label', { class: 'segment' },
        h('input', {
          type: 'radio', name: title, value, checked: value === chosen,
          on: { change: () => this.#act((slug) => api.changeSettings(slug, settings(value))) },
        }),
        h('span', {}, label)))));
  }
}

function allowance(view) {
  return view.kind === 'subscription'
    ? [['今天已发', `${view.sentToday} / 1`], ['草稿', `${view.drafts} 个`]]
    : [['今天发给全部', `${view.sentToAllToday} / 1`], ['本月发给全部', `${view.sentToAllThisMonth} / 4`], ['今天已发', `${view.sentToday} 次`], ['草稿', `${view.drafts} 个`]];
}
