// Starts the page of the platform: what it accepted, the faults it is to play, and what it allows.

import * as api from './platform-api.js';
import { h } from './dom.js';
import { AccountSheet } from './platform-account.js';
import { FaultSheet } from './platform-faults.js';
import { drawJobs } from './platform-jobs.js';

/** Milliseconds between two looks at the platform. */
const PULSE = 1500;

const top = document.getElementById('top');
const trouble = document.getElementById('trouble');
const jobsSheet = document.getElementById('jobs');
let slug = null;
let drawn = '';

const account = new AccountSheet(document.getElementById('account'), act);
const faults = new FaultSheet(document.getElementById('faults'), act);

/** Does something on the platform and shows what it changed; errors are shown in the platform's words. */
async function act(work) {
  try {
    await work(slug);
    say(null);
  } catch (error) {
    say(error.message);
  }
  await look();
}

function say(text) {
  trouble.hidden = !text;
  trouble.textContent = text ?? '';
}

async function look() {
  const asked = slug;
  const [view, jobs, queued] = await Promise.all([api.overview(asked), api.jobs(asked), api.faults(asked)]);
  if (asked !== slug) return;
  // Only what changed is drawn anew: a button must not move away under the hand.
  const state = JSON.stringify([view, jobs, queued]);
  if (state === drawn) return;
  drawn = state;
  document.title = `${view.name} · 沙箱平台`;
  account.draw(view);
  faults.draw(queued);
  drawJobs(jobsSheet, jobs, view, act);
}

async function pulse() {
  try {
    await look();
    if (trouble.dataset.offline) {
      delete trouble.dataset.offline;
      say(null);
    }
  } catch (error) {
    trouble.dataset.offline = 'true';
    say(error.message);
  }
  setTimeout(pulse, PULSE);
}

function drawTop(accounts) {
  top.replaceChildren(
    h('div', { class: 'top__words' },
      h('h1', { class: 'top__title' }, '沙箱平台'),
      h('p', { class: 'top__lead' }, '站在微信一边看：它收下了什么，还剩多少配额，要不要出点故障。')),
    h('div', { class: 'top__tools' },
      accounts.length > 1 && h('label', { class: 'top__account' }, h('span', { class: 'visually-hidden' }, '公众号'),
        h('select', {
          class: 'select',
          on: {
            change(event) {
              slug = event.target.value;
              drawn = '';
              look().catch((error) => say(error.message));
            },
          },
        }, accounts.map((one) => h('option', { value: one.slug }, one.name)))),
      h('a', { class: 'key', href: 'phone' }, '打开手机')));
}

try {
  const accounts = await api.accounts();
  slug = accounts[0].slug;
  drawTop(accounts);
  await pulse();
} catch (error) {
  say(error.message);
}
