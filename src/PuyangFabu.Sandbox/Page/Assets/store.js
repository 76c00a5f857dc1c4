// What the page knows of one account, kept current by the server's stream.

import * as api from './api.js';

// As many as the server's snapshot holds.
const CHAT = 200;
const DELIVERIES = 100;

/**
 * Emits `reset`, `followers`, `entry` (openId), `cleared` (openId), `delivery` (id), `forgotten` (id), `menu`,
 * `connection` and `trouble` (a text for the person).
 */
export class Store extends EventTarget {
  connected = false;
  account = null;
  followers = [];
  entries = new Map();
  deliveries = new Map();
  menus = new Map();
  #source = null;

  open(slug) {
    this.close();
    this.#source = api.stream(slug);
    const on = (type, handle) => this.#source.addEventListener(type, (event) => handle(JSON.parse(event.data)));
    on('ready', () => this.#load(slug));
    on('follower', (follower) => this.#followerChanged(follower));
    on('entry', (entry) => this.#entryAdded(entry));
    on('cleared', (openId) => {
      this.entries.delete(openId);
      this.#emit('cleared', openId);
    });
    // Menus may differ from follower to follower.
    on('menu', () => this.loadMenus());
    on('delivery', (delivery) => this.#deliveryChanged(delivery));
    // The browser tries again by itself.
    this.#source.addEventListener('error', () => this.#connected(false));
  }

  close() {
    this.#source?.close();
    this.#source = null;
  }

  follower(openId) {
    return this.followers.find((one) => one.openId === openId);
  }

  chat(openId) {
    return this.entries.get(openId) ?? [];
  }

  /** Whether the account still owes this follower an answer. */
  awaits(openId) {
    return [...this.deliveries.values()].some((one) => one.openId === openId && one.outcome === 'pending' && !one.repeatOf);
  }

  /** The menu that this follower sees; which, may depend on the follower's tags. */
  buttons(openId) {
    return this.menus.get(openId) ?? [];
  }

  async loadMenus() {
    try {
      const menus = await Promise.all(this.followers.map(async ({ openId }) => {
        const { button = [] } = await api.menu(this.account.slug, openId);
        return [openId, button];
      }));
      this.menus = new Map(menus);
      this.#emit('menu');
    } catch (error) {
      this.#emit('trouble', `取不到菜单：${error.message}`);
    }
  }

  async #load(slug) {
    try {
      const { followers, entries, deliveries, ...account } = await api.snapshot(slug);
      this.account = account;
      this.followers = followers;
      this.entries = Map.groupBy(entries, (entry) => entry.openId);
      this.deliveries = new Map(deliveries.map((one) => [one.id, one]));
    } catch {
      // The connection broke again in between; it will be ready once more.
      this.#connected(false);
      return;
    }
    this.connected = true;
    this.#emit('reset');
    await this.loadMenus();
  }

  #connected(connected) {
    this.connected = connected;
    this.#emit('connection');
  }

  #deliveryChanged(delivery) {
    this.deliveries.set(delivery.id, delivery);
    this.#emit('delivery', delivery.id);
    if (this.deliveries.size > DELIVERIES) {
      const [oldest] = this.deliveries.keys();
      this.deliveries.delete(oldest);
      this.#emit('forgotten', oldest);
    }
  }

  #followerChanged(follower) {
    const index = this.followers.findIndex((one) => one.openId === follower.openId);
    if (index < 0) {
      this.followers.push(follower);
      this.loadMenus();
    } else {
      this.followers[index] = follower;
    }
    this.#emit('followers');
  }

  #entryAdded(entry) {
    const chat = this.chat(entry.openId);
    // The snapshot may hold it already: it was taken while the stream was open.
    if (chat.some((one) => one.id === entry.id)) return;
    chat.push(entry);
    if (chat.length > CHAT) chat.shift();
    this.entries.set(entry.openId, chat);
    this.#emit('entry', entry.openId);
  }

  #emit(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}
