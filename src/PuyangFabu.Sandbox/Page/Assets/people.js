// The rail: which account, which followers, and the first minute.

import { followerAvatar, h, icon } from './dom.js';

const STEPS = [
  { name: 'follow', what: '关注公众号', how: '在手机上点绿色的“关注”。' },
  { name: 'menu', what: '点一下菜单', how: '底部三个按钮，点开后选一个栏目。' },
  { name: 'ask', what: '发一句话', how: '点左下角的键盘，问问“公积金”。' },
  { name: 'read', what: '打开一篇文章', how: '点图文卡片或文字里的蓝色链接。' },
];

/** Draws the rail. `view` is {current, side, unread, done}, `acts` what its buttons do. */
export function drawPeople(rail, store, accounts, view, acts) {
  const next = STEPS.find((step) => !view.done.has(step.name));
  rail.replaceChildren(...[
    h('div', {},
      h('h1', { class: 'rail__title' }, '沙箱手机'),
      h('p', { class: 'rail__lead' }, '不用微信，也能像粉丝一样试用公众号。')),
    accounts.length > 1 && h('label', {},
      h('span', { class: 'rail__heading' }, '公众号'),
      h('select', { class: 'rail__select', on: { change: (event) => acts.account(event.target.value) } },
        accounts.map((one) => h('option', { value: one.slug, selected: one.slug === store.account.slug }, one.name)))),
    h('div', { class: 'rail__people' },
      h('h2', { class: 'rail__heading' }, '粉丝'),
      h('ul', { class: 'people' }, store.followers.map((follower) => h('li', {}, person(follower, view, acts)))),
      h('div', { class: 'rail__tools' },
        h('button', { type: 'button', class: 'tool', disabled: store.followers.length >= 10, on: { click: acts.add } }, icon('add'), '添加粉丝'),
        h('button', { type: 'button', class: 'tool tool--side', 'aria-pressed': String(view.side), on: { click: acts.side } }, icon('columns'), '并排'))),
    h('div', { class: 'rail__guide' },
      h('h2', { class: 'rail__heading' }, '一分钟上手'),
      h('ol', { class: 'steps' }, STEPS.map((step) => h('li', {
        class: `step ${view.done.has(step.name) ? 'step--done' : ''} ${step === next ? 'step--next' : ''}`,
      }, h('span', { class: 'step__what' }, step.what, view.done.has(step.name) && h('span', { class: 'visually-hidden' }, '（已完成）')), h('span', { class: 'step__how' }, step.how))))),
    h('p', { class: 'rail__foot' },
      h('a', { href: 'platform' }, '沙箱平台'), '：收下的群发、配额与故障。', h('br'), '手机上的每个动作都会按微信的规则签名，经 HTTP 投递到真正的消息接口；打开“调试”可以看到来往的每个字节。'),
  ].filter(Boolean));
}

function person(follower, view, acts) {
  const unread = view.unread.get(follower.openId) ?? 0;
  return h('button', { type: 'button', class: 'person', 'aria-pressed': String(follower.openId === view.current), on: { click: () => acts.choose(follower.openId) } },
    followerAvatar(follower, 'small'),
    h('span', {},
      h('span', { class: 'person__name' }, follower.name),
      h('span', { class: 'person__state' }, follower.following ? '已关注' : '未关注')),
    unread > 0 && h('span', { class: 'person__unread', 'aria-label': `${unread} 条新消息` }, unread));
}
