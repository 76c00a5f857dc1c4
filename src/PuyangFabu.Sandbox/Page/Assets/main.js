// Starts the page: one screen for each follower, the rail, the drawer, and the stream that keeps them current.

import * as api from './api.js';
import { Drawer } from './drawer.js';
import { h } from './dom.js';
import { drawPeople } from './people.js';
import { Screen } from './screen.js';
import { keep, remembered } from './steps.js';
import { Store } from './store.js';

const page = document.getElementById('page');
const rail = document.getElementById('rail');
const stage = document.getElementById('stage');
const drawerNode = document.getElementById('drawer');
const scrim = document.getElementById('scrim');
const wide = matchMedia('(min-width: 900px)');
const ROOM_FOR_TWO_AND_DRAWER = 1540;

const store = new Store();
const screens = new Map();
const view = { current: null, side: false, unread: new Map(), done: remembered() };
const phones = h('div', { class: 'phones' });
stage.replaceChildren(phones);
const drawer = new Drawer(drawerNode, store, () => showDrawer(false));
let accounts = [];

const hooks = {
  openPeople: () => showSheet(rail, 'rail--open'),
  openDrawer: () => showDrawer(true),
  did,
};

function screenOf(openId) {
  if (!screens.has(openId)) screens.set(openId, new Screen(store, openId, hooks));
  return screens.get(openId);
}

function drawPhones() {
  const shown = view.side && wide.matches ? store.followers : store.followers.filter((one) => one.openId === view.current);
  phones.classList.toggle('phones--side', shown.length > 1);
  phones.replaceChildren(...shown.map((follower) => h('div', { class: 'handset' },
    h('span', { class: 'handset__label' }, follower.name),
    h('div', { class: 'handset__case' }, screenOf(follower.openId).node))));
  for (const follower of shown) {
    view.unread.delete(follower.openId);
    screenOf(follower.openId).refresh();
  }
  drawRail();
}

function drawRail() {
  if (store.followers.some((one) => one.following)) view.done.add('follow');
  drawPeople(rail, store, accounts, view, {
    account: open,
    choose(openId) {
      view.current = openId;
      closeSheets();
      drawPhones();
    },
    async add() {
      try {
        const { openId } = await api.addFollower(store.account.slug);
        view.current = openId;
        if (store.follower(openId)) drawPhones();
      } catch (error) {
        screenOf(view.current).toast(error.message);
      }
    },
    side() {
      view.side = !view.side;
      if (view.side && innerWidth < ROOM_FOR_TWO_AND_DRAWER) showDrawer(false);
      drawPhones();
    },
  });
}

function did(step) {
  view.done.add(step);
  keep(view.done);
  drawRail();
}

function showDrawer(open) {
  page.classList.toggle('page--no-drawer', !open);
  if (!wide.matches && open) showSheet(drawerNode, 'drawer--open');
  else closeSheets();
  opener.hidden = open;
}

function showSheet(sheet, className) {
  sheet.classList.add(className);
  scrim.hidden = false;
  sheet.querySelector('button')?.focus({ preventScroll: true });
}

function closeSheets() {
  rail.classList.remove('rail--open');
  drawerNode.classList.remove('drawer--open');
  scrim.hidden = true;
}

const opener = h('button', { type: 'button', class: 'tool stage__opener', on: { click: () => showDrawer(true) } }, '调试');
opener.hidden = true;
stage.append(opener);
scrim.addEventListener('click', closeSheets);
document.addEventListener('keydown', (event) => event.key === 'Escape' && closeSheets());
wide.addEventListener('change', () => {
  closeSheets();
  drawPhones();
});

store.addEventListener('reset', () => {
  document.title = `${store.account.name} · 沙箱手机`;
  if (!store.follower(view.current)) view.current = store.followers[0].openId;
  drawPhones();
  drawer.refresh();
});
store.addEventListener('followers', () => {
  for (const [openId, screen] of screens) {
    if (store.follower(openId)) screen.followChanged();
  }
  if (view.side || !screens.has(view.current)) drawPhones();
  else drawRail();
});
store.addEventListener('entry', ({ detail: openId }) => {
  const shown = screens.get(openId)?.node.isConnected;
  if (shown) screens.get(openId).entryAdded();
  else if (store.chat(openId).at(-1).side !== 'me') {
    view.unread.set(openId, (view.unread.get(openId) ?? 0) + 1);
    drawRail();
  }
});
store.addEventListener('cleared', ({ detail: openId }) => screens.get(openId)?.cleared());
store.addEventListener('menu', () => screens.forEach((screen) => screen.menuChanged()));
store.addEventListener('connection', () => screens.forEach((screen) => screen.waitChanged()));
store.addEventListener('trouble', ({ detail: text }) => screens.get(view.current)?.toast(text));
store.addEventListener('forgotten', ({ detail: id }) => drawer.forgotten(id));
store.addEventListener('delivery', ({ detail: id }) => {
  drawer.changed(id);
  screens.get(store.deliveries.get(id).openId)?.waitChanged();
});

// The phone asks for the menu again when somebody looks at it again.
document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && store.account && store.loadMenus());
setInterval(() => screens.forEach((screen) => screen.tick()), 20_000);

function open(slug) {
  screens.clear();
  view.current = null;
  view.unread.clear();
  store.open(slug);
}

try {
  accounts = await api.accounts();
  open(accounts[0].slug);
} catch (error) {
  phones.replaceChildren(h('p', { role: 'alert' }, error.message));
}
