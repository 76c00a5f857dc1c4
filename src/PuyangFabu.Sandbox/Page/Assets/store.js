// What the page knows of one account, kept current by the server's stream.

import * as api from './api.js';

/** Emits `reset`, `followers`, `entry` (openId), `cleared` (openId), `delivery` (id), `menu` and `lost` (connection). */
export class Store extends EventTarget {
  account = null;
  followers = [];
  entries = new Map();
  deliveries = new Map();
  buttons = [];
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
    on('delivery', (delivery) => {
      this.deliveries.set(delivery.id, delivery);
      this.#emit('delivery', delivery.id);
    });
    this.#source.addEventListener('error', () => this.#emit('lost'));
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

  async loadMenu() {
    const { button = [] } = await api.menu(this.account.slug);
    this.buttons = button;
    this.#emit('menu');
  }

  async #load(slug) {
    const { followers, entries, deliveries, ...account } = await api.snapshot(slug);
    this.account = account;
    this.followers = followers;
    this.entries = Map.groupBy(entries, (entry) => entry.openId);
    this.deliveries = new Map(deliveries.map((one) => [one.id, one]));
    this.#emit('reset');
    await this.loadMenu();
  }

  #followerChanged(follower) {
    const index = this.followers.findIndex((one) => one.openId === follower.openId);
    if (index < 0) this.followers.push(follower);
    else this.followers[index] = follower;
    this.#emit('followers');
  }

  #entryAdded(entry) {
    const chat = this.chat(entry.openId);
    // The snapshot may hold it already: it was taken while the stream was open.
    if (chat.some((one) => one.id === entry.id)) return;
    chat.push(entry);
    this.entries.set(entry.openId, chat);
    this.#emit('entry', entry.openId);
  }

  #emit(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}
