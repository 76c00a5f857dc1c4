// What is typed into a form with data-draft is kept in this browser's session until the form was accepted: it survives an expired
// sign-in and a refused form; with data-draft-lasts also a closed page, for some days. Passwords, codes, files, hidden fields and what
// has data-unkept (what is typed or ticked so that nothing happens by mistake) are never kept. A form that a button changed without
// saving (data-returned) is kept as it was drawn. One with data-arranged has parts that only the server can draw: it says whether they
// are saved, is drawn anew when its draft comes back, and is not left unsaved without a question.
const prefix = 'draft ';
const lasts = 7 * 24 * 3600 * 1000;
const stores = [sessionStorage, localStorage];
const storeOf = form => 'draftLasts' in form.dataset ? localStorage : sessionStorage;

const who = () => document.querySelector('[data-who]')?.dataset.who;
// Of the page that handles the form, without its query: it is there that one comes back to after signing in. The framework writes
// the whole address of a page into a form that names none, with what was done just before.
const pageOf = (form, button) => new URL(button?.getAttribute('formaction') ?? form.getAttribute('action') ?? location.href, document.baseURI).pathname;
const keyOf = (form, button) => `${prefix}${who()} ${pageOf(form, button)} ${form.dataset.draft}`;
const kept = element => element.name && !['password', 'file', 'hidden', 'submit', 'button'].includes(element.type)
  && element.autocomplete !== 'one-time-code' && !('unkept' in element.dataset);
const forms = () => document.querySelectorAll('form[data-draft]');

// The key of the form comes back with the words, but says nothing about them.
const words = values => JSON.stringify(values.filter(([name]) => name !== 'submissionKey'));

const read = form => [...form.elements].filter(kept).map(element => [
  element.name,
  element.type === 'checkbox' || element.type === 'radio' ? `${element.value} ${element.checked}` : element.value,
]);

// Other than the server drew it.
const changed = form => [...form.elements].filter(kept).some(element => element.type === 'checkbox' || element.type === 'radio'
  ? element.checked !== element.defaultChecked
  : element instanceof HTMLSelectElement ? [...element.options].some(option => option.selected !== option.defaultSelected && element.selectedIndex > 0)
  : element.value !== element.defaultValue);

const write = (form, values) => {
  const left = [...values];
  const arranged = 'arranged' in form.dataset;
  for (const element of [...form.elements].filter(kept)) {
    const choice = element.type === 'checkbox' || element.type === 'radio';
    const index = left.findIndex(([name, value]) => name === element.name && (!choice || value.startsWith(`${element.value} `)));
    if (index < 0) {
      // A part that the draft does not have any more.
      if (arranged) element.disabled = true;
      continue;
    }

    const [[, value]] = left.splice(index, 1);
    if (choice) element.checked = value.endsWith(' true');
    else element.value = value;
  }

  if (!arranged) return;
  // Parts that only the draft has.
  for (const [name, value] of left) {
    const field = document.createElement('input');
    field.type = 'text';
    field.hidden = true;
    field.name = name;
    field.value = value;
    form.append(field);
  }
};

const drop = test => {
  for (const store of stores) for (const key of Object.keys(store)) if (key.startsWith(prefix) && test(JSON.parse(store.getItem(key)), key, store)) store.removeItem(key);
};

// A browser gives each site some five megabytes: a long text more than that is not kept, and its writer is to know.
const keep = (form, draft, key = keyOf(form)) => {
  try {
    storeOf(form).setItem(key, JSON.stringify(draft));
    document.querySelector('.draft-full')?.remove();
  } catch {
    if (document.querySelector('.draft-full')) return;
    const note = document.createElement('p');
    note.className = 'warning draft-full';
    note.setAttribute('role', 'status');
    note.textContent = '内容太长，这个浏览器留不住没有提交的内容，请常保存。';
    form.before(note);
  }
};

const tell = form => {
  const note = document.createElement('p');
  note.className = 'warning draft-note';
  note.setAttribute('role', 'status');
  note.append('已恢复您上次没有提交的内容。 ');
  const away = document.createElement('button');
  away.type = 'button';
  away.className = 'quiet';
  away.textContent = '不要，清除';
  away.addEventListener('click', () => {
    storeOf(form).removeItem(keyOf(form));
    if ('arranged' in form.dataset) {
      leaving = true;
      location.assign(location.pathname);
      return;
    }

    form.reset();
    note.remove();
  });
  note.append(away);
  form.before(note);
};

// For a form that a part of the page draws later.
export const restore = form => {
  const draft = storeOf(form).getItem(keyOf(form));
  if (!draft) return false;
  const { values } = JSON.parse(draft);
  if (words(read(form)) === words(values)) return false;
  const before = words(read(form));
  write(form, values);
  // The page may have another form by now, with none of the fields.
  if (words(read(form)) === before) return false;
  const redraw = 'arranged' in form.dataset && form.querySelector('button[data-redraw]');
  if (redraw) {
    keep(form, { ...JSON.parse(draft), restored: true });
    form.requestSubmit(redraw);
    return true;
  }

  tell(form);
  return true;
};

// A choice that a part of the page keeps in a field: what the draft has of it, where that is another one.
export const restoreChoice = field => {
  const { form } = field;
  // Without the draft the part is drawn anew, by the server.
  form.addEventListener('reset', () => location.reload());
  const draft = 'refused' in form.dataset ? null : storeOf(form).getItem(keyOf(form));
  const kept = draft && JSON.parse(draft).values.find(([name]) => name === field.name);
  return kept && kept[1] !== field.value ? kept[1] : null;
};

// It was changed there, which no key press tells.
export const keepChoice = field => field.dispatchEvent(new Event('input', { bubbles: true }));

// To the plain form of the same page, which keeps its draft with the tab.
export const handOver = form => {
  try {
    sessionStorage.setItem(keyOf(form), JSON.stringify({ values: read(form), sent: false, at: Date.now() }));
  } catch {
    // Too long for this browser: it stays in the draft of the editor.
  }
};

// What is in the server's hands.
export const forget = form => {
  storeOf(form).removeItem(keyOf(form));
  document.querySelector('.draft-note')?.remove();
};

const typed = element => 'defaultValue' in element && !('defaultChecked' in element && ['checkbox', 'radio'].includes(element.type))
  ? element.value !== element.defaultValue
  : 'defaultChecked' in element && element.checked !== element.defaultChecked;

// What a button changed is as little saved as what is typed.
const unsaved = () => [...forms()].find(form => form.dataset.arranged === 'unsaved' || ('arranged' in form.dataset && changed(form)));

// Whoever was asked, or saves, is not asked again.
let leaving = false;

const mayLeave = question => {
  leaving ||= !unsaved() || confirm(question);
  return leaving;
};

const stay = event => {
  event.preventDefault();
  event.stopImmediatePropagation();
};

const askBeforeLeaving = () => {
  const question = '改动还没有保存。要离开这一页吗？改动会留在这个浏览器里，回到这一页就恢复。';
  addEventListener('click', event => {
    const way = event.target.closest?.('a[href]:not([download], [target])');
    if (!way || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    if ('cancel' in way.dataset) leaving = true;
    else if (!(way.hash && way.pathname === location.pathname) && !mayLeave(question)) stay(event);
  }, { capture: true });
  // Another form of the page, before it is sent.
  addEventListener('submit', event => {
    const open = unsaved();
    if (open && open !== event.target && !mayLeave('signsOut' in event.target.dataset ? '改动还没有保存，退出登录就没有了。要退出吗？' : question)) stay(event);
  }, { capture: true });
  addEventListener('beforeunload', event => !leaving && unsaved() && event.preventDefault());
};

export const keepDrafts = () => {
  askBeforeLeaving();
  drop(draft => draft.at < Date.now() - lasts);
  // On a slow network people type before this script is there.
  for (const form of forms()) {
    if (who() && !storeOf(form).getItem(keyOf(form)) && [...form.elements].filter(kept).some(typed)) keep(form, { values: read(form), sent: false, at: Date.now() });
  }
  document.addEventListener('input', event => {
    const form = event.target.form;
    if (form?.dataset.draft && who()) keep(form, { values: read(form), sent: false, at: Date.now() });
  });
  // Cancelled: what was typed is not wanted any more.
  document.addEventListener('click', event => {
    const form = event.target.closest?.('a[data-cancel]')?.closest('form[data-draft]');
    if (form && who() && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.button) forget(form);
  });
  document.addEventListener('submit', event => {
    const form = event.target;
    if ('arranged' in form.dataset) leaving = true;
    if ('signsOut' in form.dataset) drop((_, key, store) => store === sessionStorage || key.startsWith(`${prefix}${who()} `));
    if (!form.dataset.draft || !who()) return;
    const before = storeOf(form).getItem(keyOf(form));
    // Its words came back from the server and are nowhere else, or were typed before this script was there to see it.
    const draft = before ? JSON.parse(before) : 'refused' in form.dataset || changed(form) ? { values: read(form), at: Date.now() } : null;
    if (!draft) return;
    // A button that only fills in hands nothing over.
    const sent = !('keeps' in (event.submitter?.dataset ?? {}));
    keep(form, { ...draft, sent });
    // Another page handles this button: it is there that one comes back to after signing in.
    if (event.submitter?.hasAttribute('formaction')) keep(form, { ...draft, sent }, keyOf(form, event.submitter));
  });
  return {
    arrive() {
      leaving = false;
      // The server says that something was done, or shows what was asked for: what was sent before is in its hands.
      if (document.querySelector('main :is([data-done], [data-news])')) drop(draft => draft.sent);
      for (const form of forms()) {
        const draft = storeOf(form).getItem(keyOf(form));
        if (who() && ('returned' in form.dataset || ('refused' in form.dataset && 'arranged' in form.dataset))) {
          // What a button made of it is nowhere else.
          if (form.dataset.arranged === 'saved') {
            forget(form);
            continue;
          }

          keep(form, { values: read(form), sent: false, at: Date.now() });
          if (draft && JSON.parse(draft).restored) tell(form);
          continue;
        }

        // A refused form comes back from the server with what was typed.
        if (!draft || 'refused' in form.dataset || 'draftRestored' in form.dataset) continue;
        form.dataset.draftRestored = '';
        restore(form);
      }
    },
  };
};
