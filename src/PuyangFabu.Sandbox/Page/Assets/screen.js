// One follower's phone: the account's profile before following, the chat afterwards.

import * as api from './api.js';
import { openBrowser } from './browser.js';
import { drawEntry } from './chat.js';
import { composer } from './composer.js';
import { followerAvatar, h, icon, iconButton } from './dom.js';
import { ownAddress } from './links.js';
import { menuBar } from './menubar.js';
import { currentPlan } from './plan.js';
import { drawProfile } from './profile.js';
import { askPicture, askPlace, askScan, askScanResult } from './sending.js';
import { askSheet } from './sheet.js';
import { chatTime, clockTime, needsTime } from './time.js';

/** Milliseconds within which an answer needs no sign that it is awaited. */
const QUICK = 250;

/** `hooks` is {openPeople, openDrawer, did(step)}; `did` hears which step of the first minute was taken. */
export class Screen {
  #store;
  #openId;
  #hooks;
  #view = h('div', { class: 'view' });
  #clock = h('span', {}, clockTime());
  #chat = null;
  #title = null;
  #bottom = null;
  #keyboard = false;
  #showsProfile = null;
  #lastAt = null;
  #patience = null;

  constructor(store, openId, hooks) {
    this.#store = store;
    this.#openId = openId;
    this.#hooks = hooks;
    this.node = h('section', { class: 'screen', 'aria-label': `${this.#follower.name}的手机` },
      h('div', { class: 'status', 'aria-hidden': 'true' }, this.#clock,
        h('span', { class: 'status__icons' }, icon('signal'), icon('wifi'), icon('battery'))),
      this.#view);
  }

  get #follower() {
    return this.#store.follower(this.#openId);
  }

  /** Draws everything anew. */
  refresh() {
    const profile = this.#showsProfile ?? !this.#follower.following;
    if (profile || !this.#follower.following) this.#drawProfile();
    else this.#drawChat();
  }

  followChanged() {
    this.#showsProfile = null;
    this.refresh();
  }

  entryAdded() {
    if (!this.#chat) return;
    const atEnd = this.#isAtEnd();
    const entry = this.#store.chat(this.#openId).at(-1);
    this.#append(entry);
    if (atEnd || entry.side === 'me') this.#scrollToEnd();
  }

  cleared() {
    if (this.#chat) this.refresh();
  }

  menuChanged() {
    if (this.#chat) this.#drawBottom();
  }

  /** The title says when the phone is offline, and when an answer takes its time, as WeChat's does. */
  waitChanged() {
    clearTimeout(this.#patience);
    this.#drawTitle(false);
    if (this.#store.awaits(this.#openId)) this.#patience = setTimeout(() => this.#drawTitle(true), QUICK);
  }

  #drawTitle(slow) {
    if (!this.#title) return;
    const { account, connected } = this.#store;
    const title = !connected ? `${account.name}(未连接)` : slow ? '对方正在输入…' : account.name;
    if (this.#title.textContent !== title) this.#title.textContent = title;
  }

  tick() {
    this.#clock.textContent = clockTime();
  }

  toast(text) {
    const toast = h('p', { class: 'toast', role: 'status' }, text);
    this.node.append(toast);
    setTimeout(() => toast.remove(), 2600);
  }

  #drawProfile() {
    this.#chat = this.#title = this.#bottom = null;
    this.node.classList.add('screen--profile');
    this.#view.replaceChildren(
      h('div', { class: 'nav profile__nav' },
        h('div', { class: 'nav__side' },
          this.#follower.following && iconButton('nav__button', 'back', '返回聊天', () => this.#show(false)),
          this.#whoButton()),
        h('h2', { class: 'nav__title' }, ''),
        h('div', { class: 'nav__side nav__side--end' }, this.#drawerButton())),
      drawProfile(this.#store.account, this.#follower, {
        follow: () => this.#act({ type: 'follow' }),
        unfollow: () => this.#unfollow(),
        enter: () => this.#show(false),
        scan: () => this.#scan(),
      }));
  }

  #drawChat() {
    const { account } = this.#store;
    this.node.classList.remove('screen--profile');
    this.#title = h('h2', { class: 'nav__title' });
    this.#chat = h('div', { class: 'chat', role: 'log', 'aria-live': 'polite', 'aria-label': `与${account.name}的聊天`, tabindex: 0 });
    this.#chat.addEventListener('click', () => this.#fold());
    this.#bottom = h('div', { class: 'bottom' });
    this.#view.replaceChildren(
      h('div', { class: 'nav' },
        h('div', { class: 'nav__side' }, this.#whoButton()),
        this.#title,
        h('div', { class: 'nav__side nav__side--end' },
          this.#drawerButton(),
          iconButton('nav__button', 'more', '公众号资料', () => this.#show(true)))),
      this.#chat, this.#bottom);
    this.#lastAt = null;
    for (const entry of this.#store.chat(this.#openId)) this.#append(entry);
    this.#drawBottom();
    this.waitChanged();
    this.#scrollToEnd();
  }

  #drawBottom() {
    const buttons = this.#store.buttons(this.#openId);
    const hasMenu = buttons.length > 0;
    if (hasMenu && !this.#keyboard) {
      this.#bottom.replaceChildren(menuBar(buttons, { tap: (button) => this.#tap(button), toKeyboard: () => this.#type(true) }));
    } else {
      this.#bottom.replaceChildren(composer({
        say: (text) => this.#say(text),
        send: (ask) => this.#send(ask),
        toMenu: hasMenu ? () => this.#type(false) : null,
        opened: () => this.#scrollToEnd(),
      }));
    }
  }

  #type(keyboard) {
    this.#keyboard = keyboard;
    this.#drawBottom();
    if (keyboard) this.#bottom.firstChild.focusInput();
    else this.#bottom.querySelector('button').focus();
  }

  #fold() {
    this.#bottom.firstChild.fold?.();
    this.#bottom.firstChild.foldPanels?.();
  }

  #append(entry) {
    if (needsTime(this.#lastAt, entry.at)) this.#chat.append(h('p', { class: 'chat__time' }, chatTime(entry.at)));
    this.#lastAt = entry.at;
    const links = { open: (url) => this.#open(url), say: (text, menuId) => this.#say(text, menuId) };
    const node = drawEntry(entry, { account: this.#store.account, follower: this.#follower, links });
    // A picture that comes late must not push the end of the chat out of sight.
    for (const image of node.querySelectorAll('img')) {
      const atEnd = () => this.#isAtEnd(240) && this.#scrollToEnd();
      image.addEventListener('load', atEnd);
    }
    this.#chat.append(node);
  }

  #isAtEnd(slack = 60) {
    return this.#chat.scrollHeight - this.#chat.scrollTop - this.#chat.clientHeight < slack;
  }

  #scrollToEnd() {
    if (this.#chat) this.#chat.scrollTop = this.#chat.scrollHeight;
  }

  #show(profile) {
    this.#showsProfile = profile;
    this.refresh();
    this.#view.querySelector('button')?.focus({ preventScroll: true });
  }

  #whoButton() {
    const label = `${this.#follower.name}，切换粉丝`;
    return h('button', { type: 'button', class: 'nav__button nav__button--who only-small', 'aria-label': label, title: label, on: { click: this.#hooks.openPeople } },
      followerAvatar(this.#follower, 'small'));
  }

  #drawerButton() {
    const button = iconButton('nav__button', 'code', '调试', this.#hooks.openDrawer);
    button.classList.add('only-small');
    return button;
  }

  async #unfollow() {
    const sure = await askSheet(this.node, {
      title: '取消关注',
      text: `不再关注“${this.#store.account.name}”？聊天记录会一并清除。`,
      confirm: '不再关注',
      danger: true,
    });
    if (sure) await this.#act({ type: 'unfollow' });
  }

  async #scan() {
    const action = await askScan(this.node);
    if (!action) return;
    // Who does not follow yet comes to it by scanning.
    await this.#act(this.#follower.following ? action : { ...action, type: 'follow' });
  }

  async #send(ask) {
    try {
      const action = await ask(this.node);
      if (action) await this.#act(action);
    } catch (error) {
      this.toast(error.message);
    }
  }

  #say(text, menuId) {
    this.#hooks.did('ask');
    return this.#act({ type: 'text', text, menuId });
  }

  async #tap(button) {
    this.#hooks.did('menu');
    switch (button.type) {
      case 'click':
        return this.#act({ type: 'click', key: button.key });
      case 'view':
        this.#open(button.url);
        return this.#act({ type: 'view', url: button.url });
      case 'miniprogram':
        this.toast('小程序只能在真正的微信里打开');
        return this.#act({ type: 'miniprogram', pagePath: button.pagepath });
      case 'scancode_push':
      case 'scancode_waitmsg': {
        const result = await askScanResult(this.node);
        return result && this.#act({ type: button.type, key: button.key, result });
      }
      case 'pic_sysphoto':
      case 'pic_photo_or_album':
      case 'pic_weixin':
        return this.#send(async (screen) => {
          const picture = await askPicture(screen);
          return picture && { ...picture, type: button.type, key: button.key };
        });
      case 'location_select':
        return this.#send(async (screen) => {
          const place = await askPlace(screen);
          return place && { ...place, type: button.type, key: button.key };
        });
      default:
        return this.toast('这种按钮由平台直接下发素材，沙箱里没有素材');
    }
  }

  #open(url) {
    const own = ownAddress(url);
    if (own) {
      const before = document.activeElement;
      openBrowser(this.node, own, () => before?.focus?.({ preventScroll: true }));
      if (/\/(articles|s)\//.test(own)) this.#hooks.did('read');
    } else {
      window.open(url, '_blank', 'noopener');
      this.toast('外部网页，已在新标签页打开');
    }
  }

  async #act(action) {
    try {
      await api.act(this.#store.account.slug, this.#openId, { ...action, plan: currentPlan() });
    } catch (error) {
      this.toast(error.message);
    }
  }
}
