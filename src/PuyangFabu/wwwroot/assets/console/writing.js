// The browser's half of the article editor (ArticleWriting.razor). The form here is what counts: all of it is sent after a pause, and again
// when a lost connection is back; drafts.js keeps it until the server says that it has it.
import { forget, handOver, restore } from './drafts.js';
import { forgetFindings, showFindings } from './findings.js';
import { editRich, insertPicture } from './rich-text.js';
import { takePictures } from './pictures.js';
import { takeAttachments } from './attachments.js';
import { keepHistory } from './rich-history.js';

const lookAfter = 700;
const saveAfter = 2500;
// Each is a version of its own: not one for every sentence. What is typed in between is in the browser.
const betweenSaves = 30000;
const tryAgainAfter = 15000;
// Whoever never pauses is not to wait for a pause.
const longestUnsaved = 15000;
// A connection that is gone is found out much later by itself.
const silent = 3000;
const lostWords = '网络断了，现在存不上；您写的还在这个页面和这个浏览器里，请不要关闭，网络恢复后自动保存。';

export const hold = (form, island) => {
  const desk = form.closest('.writing-desk');
  const gone = new AbortController();
  const on = (target, name, work, options) => target.addEventListener(name, work, { signal: gone.signal, ...options });
  let changes = 0;
  let sent = 0;
  let saved = 0;
  let lastSave = 0;
  let since;
  let looking;
  let saving;
  let busy = Promise.resolve();
  let offline = false;
  let leaving = false;
  let rich;
  let steps;

  const read = () => {
    const fields = {};
    for (const [name, value] of new FormData(form)) if (typeof value === 'string') (fields[name] ??= []).push(value);
    return fields;
  };

  // What the bar says of a text that was changed since is no longer so.
  const bar = form.querySelector('.save-bar');
  const tell = () => bar.toggleAttribute('data-changed', changes !== saved);
  // What else sticks to the foot of the page stands above the bar, however high that is.
  const height = new ResizeObserver(() => form.style.setProperty('--foot', `${getComputedStyle(bar).position === 'sticky' ? bar.offsetHeight : 0}px`));
  height.observe(bar);

  const trouble = form.querySelector('[data-trouble]');
  const failed = error => {
    trouble.textContent = '没有存上，过一会儿自动再试；您写的还在这里。';
    clearTimeout(saving);
    saving = setTimeout(() => send('auto').catch(() => {}), tryAgainAfter);
    throw error;
  };

  // One after the other, so that an older text never overtakes a newer one.
  const send = save => {
    busy = busy.catch(() => {}).then(async () => {
      if (offline) return false;
      const now = changes;
      if (save === 'auto' && now === saved) return true;
      const waiting = setTimeout(() => { trouble.textContent = navigator.onLine ? '服务器一直没有回答，还没有存上；您写的还在这个页面和这个浏览器里，请不要关闭，连上后自动保存。' : lostWords; }, silent);
      const answer = await island.invokeMethodAsync('TypedAsync', read(), save).catch(failed).finally(() => clearTimeout(waiting));
      trouble.textContent = '';
      sent = now;
      markFindings();
      if (answer.saved) saved = now;
      if (answer.saved || answer.rest) lastSave = Date.now();
      since = saved === changes ? undefined : Date.now();
      tell();
      if (saved === changes) forget(form);
      if (answer.saved && save === 'end') location.assign(answer.path);
      else if (answer.path && answer.path !== location.pathname) {
        // The same words, now of the article that was made of them.
        forget(form);
        history.replaceState(history.state, '', answer.path);
        if (saved !== changes) form.elements.title.dispatchEvent(new Event('input', { bubbles: true }));
      }
      return answer.saved;
    });
    return busy;
  };

  const later = () => {
    clearTimeout(looking);
    clearTimeout(saving);
    looking = setTimeout(() => changes > sent && send('').catch(() => {}), lookAfter);
    since ??= Date.now();
    const pause = Math.max(0, Math.min(saveAfter, since + longestUnsaved - Date.now()));
    saving = setTimeout(() => send('auto').catch(() => {}), Math.max(pause, lastSave + betweenSaves - Date.now()));
  };

  const changed = () => {
    changes++;
    tell();
    later();
  };

  const bind = () => {
    rich?.end();
    steps?.end();
    const place = form.querySelector('[data-rich]');
    steps = place && keepHistory(place);
    rich = place && editRich(place, form.elements.body, () => offline);
    markFindings();
  };

  const markFindings = showFindings(form, desk, () => rich?.content ?? null, on);

  on(form, 'input', event => event.target.name && changed());
  // In its turn, and taken back where it cannot be done: the old text must not be saved as what it is not.
  let format = form.elements.bodyFormat.value;
  on(form, 'change', event => {
    if (event.target.name !== 'bodyFormat') return;
    const field = event.target;
    // The text is taken as it is when its turn comes and put back in the other form: what is typed in between would be in neither.
    const text = form.elements.body.parentElement;
    text.inert = true;
    busy = busy.catch(() => {}).then(async () => {
      if (!offline && await island.invokeMethodAsync('TurnAsync', read()).catch(() => false)) {
        format = field.value;
        return;
      }

      field.value = format;
      text.inert = false;
      trouble.textContent = '现在连不上或登录已过期，写法没有换；您写的还在这里。';
    });
  });
  // The draft is not wanted: the page as the server has it. What a field was filled with here is not what reset would put back.
  on(form, 'reset', event => {
    event.preventDefault();
    leaving = true;
    location.reload();
  });
  on(form, 'submit', event => event.preventDefault());
  on(desk, 'click', event => {
    const button = event.target.closest('button[data-save]');
    if (!button) return;
    clearTimeout(saving);
    if (offline || !navigator.onLine) trouble.textContent = lostWords;
    send(button.dataset.save).then(() => desk.querySelector('[role=alert]')?.focus()).catch(() => {});
  });
  // What leads on from here leads on with what is written; who goes to sign in again finds it when he is back.
  on(document, 'click', event => {
    const way = event.target.closest('a[href]:not([download], [target])');
    if (!way || way.closest('[data-rich]') || (changes === saved && !('plain' in way.dataset)) || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    if ('leaves' in way.dataset) leaving = true;
    if (leaving || (way.hash && way.pathname === location.pathname)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    send('auto').catch(() => {}).then(() => {
      if (!('plain' in way.dataset)) {
        location.assign(way.href);
        return;
      }

      // Of the article that was made meanwhile; what could not be saved goes along in this browser.
      if (changes !== saved) handOver(form);
      leaving = true;
      location.assign(location.pathname.endsWith('/new') ? way.href : `${location.pathname}?plain=true`);
    });
  }, { capture: true });
  // A closed tab takes words with it that are nowhere else yet, but for the draft of this browser: better asked than missed.
  on(window, 'beforeunload', event => changes !== saved && !leaving && event.preventDefault());
  on(document, 'keydown', event => {
    if (event.key !== 's' || !(event.ctrlKey || event.metaKey) || event.altKey) return;
    event.preventDefault();
    if (offline || !navigator.onLine) trouble.textContent = lostWords;
    send('mine').catch(() => {});
  });
  // A closed lid may be the last that is heard of the page.
  on(document, 'visibilitychange', () => document.visibilityState === 'hidden' && send('auto').catch(() => {}));
  on(document.getElementById('components-reconnect-modal') ?? document, 'components-reconnect-state-changed', event => {
    offline = event.detail.state !== 'hide';
    if (event.detail.state === 'rejected') leaving = true;
    if (offline) {
      trouble.textContent = lostWords;
      return;
    }

    trouble.textContent = '';
    // What was on its way when the connection went gets no answer any more.
    busy = Promise.resolve();
    if (changes > saved) later();
  });
  on(window, 'offline', () => { trouble.textContent = lostWords; });
  // The page's own connection is told of separately, and takes longer.
  on(window, 'online', () => {
    if (!offline) trouble.textContent = '';
  });
  const restored = restore(form);
  takePictures(form, on, (url, alt) => rich ? rich.insert(insertPicture(url, alt)) : insertMarkdown(form.elements.body, url, alt));

  takeAttachments(form, on);

  bind();
  if (restored) {
    for (const field of form.elements) if (field.name === 'title' || field.name === 'digest') field.dispatchEvent(new Event('input', { bubbles: true }));
    changed();
  }

  // Chosen before anybody listened: on a slow line the page is there long before its scripts are.
  for (const field of form.querySelectorAll('input[type=file]')) if (field.files.length) field.dispatchEvent(new Event('change', { bubbles: true }));

  return {
    bind,
    dispose: () => {
      gone.abort();
      height.disconnect();
      rich?.end();
      steps?.end();
      forgetFindings();
      clearTimeout(looking);
      clearTimeout(saving);
    },
  };
};

const insertMarkdown = (field, url, alt) => {
  const picture = `\n\n![${alt.replace(/[[\]\n]/g, ' ')}](${url})\n\n`;
  field.setRangeText(picture, field.selectionStart, field.selectionEnd, 'end');
  field.dispatchEvent(new Event('input', { bubbles: true }));
};
