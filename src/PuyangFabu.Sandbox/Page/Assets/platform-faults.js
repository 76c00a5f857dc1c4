// The faults to play: what each means, for which call, how often.

import * as api from './platform-api.js';
import { h } from './dom.js';
import { CALLS, FAULTS, titleOf, valueOf } from './platform-fault-list.js';

const OFTEN = [
  { name: '1', label: '下一次' },
  { name: '3', label: '接下来三次' },
  { name: 'standing', label: '一直' },
];

export class FaultSheet {
  #act;
  #queued = h('div', {});
  #path = '';
  #often = '1';

  constructor(sheet, act) {
    this.#act = act;
    sheet.replaceChildren(
      h('h2', { class: 'sheet__title' }, '故障'),
      this.#queued,
      h('div', { class: 'pair' },
        h('label', {}, '发生在', h('select', { class: 'select', on: { change: (event) => { this.#path = event.target.value; } } },
          CALLS.map((call) => h('option', { value: call.path }, call.label)))),
        h('label', {}, '次数', h('select', { class: 'select', on: { change: (event) => { this.#often = event.target.value; } } },
          OFTEN.map((one) => h('option', { value: one.name }, one.label))))),
      ...FAULTS.map((group) => h('details', { class: 'group', name: 'faults', open: group.open },
        h('summary', {}, group.title),
        h('ul', { class: 'faults' }, group.faults.map((fault) => this.#line(fault))))));
  }

  draw(queued) {
    this.#queued.replaceChildren(
      queued.length === 0
        ? h('p', { class: 'sheet__empty' }, '没有等待发生的故障，平台一切正常。')
        : h('div', { class: 'waiting' },
          h('ul', { class: 'chips' }, queued.map((fault) => h('li', { class: 'chip' },
            h('span', {}, h('b', {}, titleOf(fault.kind)), ` ${[place(fault), valueOf(fault)].filter(Boolean).join('，')}，${fault.times ? `还有 ${fault.times} 次` : '一直'}`),
            h('button', { type: 'button', class: 'chip__off', on: { click: () => this.#act((slug) => api.removeFault(slug, fault.id)) } }, '撤销')))),
          h('button', { type: 'button', class: 'key key--small', on: { click: () => this.#act((slug) => api.clearFaults(slug)) } }, '全部撤销')));
  }

  #line(fault) {
    const field = fault.field && h('input', {
      class: 'input', type: fault.field.type, value: fault.field.value, 'aria-label': fault.field.label, title: fault.field.label,
    });
    return h('li', { class: 'fault' },
      h('div', { class: 'fault__words' }, h('b', {}, fault.title), h('small', {}, fault.note)),
      h('div', { class: 'fault__acts' }, field, h('button', {
        type: 'button', class: 'key key--small', 'aria-label': `加入：${fault.title}`,
        on: { click: () => this.#act((slug) => api.addFault(slug, this.#fault(fault, field))) },
      }, '加入')));
  }

  #fault(fault, field) {
    return {
      kind: fault.kind,
      path: this.#path || null,
      standing: this.#often === 'standing',
      times: Number(this.#often) || 1,
      ...(field && { [fault.field.name]: fault.field.type === 'number' ? Number(field.value) : field.value }),
    };
  }
}

const place = (fault) => CALLS.find((call) => call.path === (fault.path ?? ''))?.label ?? fault.path;
