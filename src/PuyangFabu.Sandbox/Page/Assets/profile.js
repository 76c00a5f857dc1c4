// The account's profile card with the 关注 button.

import { accountAvatar, h, icon } from './dom.js';

export function drawProfile(account, follower, { follow, unfollow, enter, scan }) {
  const key = (className, text, listener) => h('button', { type: 'button', class: `key ${className}`, on: { click: listener } }, text);
  return h('div', { class: 'profile' },
    h('div', { class: 'profile__card' },
      h('div', { class: 'profile__top' },
        accountAvatar(account.name, 'big'),
        h('div', {},
          h('h2', { class: 'profile__name' }, account.name),
          h('span', { class: 'profile__kind' }, account.kind === 'service' ? '服务号' : '订阅号'))),
      account.introduction && h('p', { class: 'profile__about' }, account.introduction),
      h('div', { class: 'profile__acts' }, follower.following
        ? [key('key--green', '进入公众号', enter), key('key--grey', '取消关注', unfollow)]
        : key('key--green', '关注', follow))),
    h('div', { class: 'cells' },
      h('button', { type: 'button', class: 'cell', on: { click: scan } },
        follower.following ? '扫描场景二维码' : '扫码关注', h('span', { class: 'cell__value' }, '带参数'), icon('chevron')),
      h('div', { class: 'cell' }, '原始 ID', h('span', { class: 'cell__value' }, account.originalId))),
    !follower.following && h('p', { class: 'profile__hint only-small' }, '一分钟上手：点“关注”，再点底部的菜单、发一句话、打开一篇文章。'));
}
