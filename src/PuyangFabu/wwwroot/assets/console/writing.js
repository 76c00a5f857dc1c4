// The browser's half of the article editor (ArticleWriting.razor). The form here is what counts: all of it is sent after a pause, and again
// when a lost connection is back; drafts.js keeps it until the server says that it has it.
import { forget, restore } from './drafts.js';
import { editRich, insertPicture } from './rich-text.js';
import { takePictures } from './pictures.js';
import { takeAttachments } from './attachments.js';

const lookAfter = 700;
const saveAfter = 2500;
// Each is a version of its own: not one for every sentence. What is typed in between is in the browser.
const betweenSaves = 30000;
const tryAgainAfter = 15000;

export const hold = (form, island) => {
  const desk = form.closest('.writing-desk');
  const gone = new AbortController();
  const on = (target, name, work, options) => target.addEventListener(name, work, { signal: gone.signal, ...options });
  let changes = 0;
  let sent = 0;
  let saved = 0;
  let lastSave = 0;
  let looking;
  let saving;
  let busy = Promise.resolve();
  let offline = false;
  let rich;

  const read = () => {
    const fields = {};
    for (const [name, value] of new FormData(form)) if (typeof value === 'string') (fields[name] ??= []).push(value);
    return fields;
  };

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
      const answer = await island.invokeMethodAsync('TypedAsync', read(), save).catch(failed);
      trouble.textContent = '';
      sent = now;
      if (!answer.saved) return false;
      saved = now;
      lastSave = Date.now();
      if (changes === now) forget(form);
      if (save === 'end') location.assign(answer.path);
      else if (answer.path && answer.path !== location.pathname) {
        // The same words, now of the article that was made of them.
        if (changes !== now) forget(form);
        history.replaceState(history.state, '', answer.path);
        if (changes !== now) form.elements.title.dispatchEvent(new Event('input', { bubbles: true }));
      }
      return true;
    });
    return busy;
  };

  const later = () => {
    clearTimeout(looking);
    clearTimeout(saving);
    looking = setTimeout(() => changes > sent && send('').catch(() => {}), lookAfter);
    saving = setTimeout(() => send('auto').catch(() => {}), Math.max(saveAfter, lastSave + betweenSaves - Date.now()));
  };

  const changed = () => {
    changes++;
    later();
  };

  const bind = () => {
    rich?.end();
    const place = form.querySelector('[data-rich]');
    rich = place && editRich(place, form.elements.body);
  };

  on(form, 'input', event => event.target.name && changed());
  on(form, 'change', async event => {
    if (event.target.name !== 'bodyFormat') return;
    changes++;
    await busy.catch(() => {});
    await island.invokeMethodAsync('TurnAsync', read()).catch(() => {});
  });
  // The draft is not wanted: the page as the server has it. What a field was filled with here is not what reset would put back.
  on(form, 'reset', event => {
    event.preventDefault();
    location.reload();
  });
  on(form, 'submit', event => event.preventDefault());
  on(desk, 'click', event => {
    const button = event.target.closest('button[data-save]');
    if (!button) return;
    clearTimeout(saving);
    send(button.dataset.save).then(() => desk.querySelector('[role=alert]')?.focus()).catch(() => {});
  });
  // What leads on from here leads on with what is written.
  on(document, 'click', event => {
    const way = event.target.closest('a[data-after-save]');
    if (!way || changes === saved || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    send('auto').catch(() => {}).then(() => location.assign(way.href));
  });
  on(document, 'keydown', event => {
    if (event.key !== 's' || !(event.ctrlKey || event.metaKey) || event.altKey) return;
    event.preventDefault();
    send('mine').catch(() => {});
  });
  // A closed lid may be the last that is heard of the page.
  on(document, 'visibilitychange', () => document.visibilityState === 'hidden' && send('auto').catch(() => {}));
  on(document.getElementById('components-reconnect-modal') ?? document, 'components-reconnect-state-changed', event => {
    offline = event.detail.state !== 'hide';
    if (offline) return;
    // What was on its way when the connection went gets no answer any more.
    busy = Promise.resolve();
    if (changes > saved) later();
  });
  const restored = restore(form);
  takePictures(form, on, (url, alt) => rich ? rich.insert(insertPicture(url, alt)) : insertMarkdown(form.elements.body, url, alt));

  takeAttachments(form, on);

  bind();
  if (restored) {
    for (const field of form.elements) if (field.name === 'title' || field.name === 'digest') field.dispatchEvent(new Event('input', { bubbles: true }));
    changed();
  }

  return {
    bind,
    dispose: () => {
      gone.abort();
      rich?.end();
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
