// What a citizen types into the form stays in this browser, under the form's link, until it was handed in: a lost network, a closed page and a
// dead battery take no words. Without script the form works all the same. Pictures cannot be kept by a page.
(() => {
  const prefix = 'case form ';
  const lasts = 2 * 24 * 3600 * 1000;
  const store = (() => { try { return localStorage; } catch { return null; } })();
  const read = key => { try { return JSON.parse(store.getItem(key)); } catch { return null; } };
  const drafts = () => store ? Object.keys(store).filter(key => key.startsWith(prefix)) : [];
  const drop = test => { for (const key of drafts()) { const draft = read(key); if (!draft || test(draft)) store.removeItem(key); } };

  drop(draft => !(draft.at > Date.now() - lasts));
  if (document.querySelector('[data-handed-in]')) drop(draft => draft.sent);

  const form = document.querySelector('form.case-form');
  if (!form) return;
  const key = prefix + form.elements.key.value;
  const kept = [...form.elements].filter(field => field.name && !['hidden', 'file', 'submit'].includes(field.type) && field.name !== 'drop');
  const isChoice = field => field.type === 'radio' || field.type === 'checkbox';
  const valueOf = field => isChoice(field) ? field.checked : field.value;
  const values = () => kept.map(field => [field.name, isChoice(field) ? field.value : '', valueOf(field)]);

  const note = document.createElement('p');
  note.className = 'case-thanks';
  note.setAttribute('role', 'status');
  note.hidden = true;
  form.before(note);
  const say = words => { note.textContent = words; note.hidden = !words; };

  const keep = sent => {
    try { store?.setItem(key, JSON.stringify({ values: values(), sent, at: Date.now() })); } catch { /* Full: the form itself still has it. */ }
  };

  const draft = store && read(key);
  if (draft && !('refused' in form.dataset)) {
    let changed = false;
    for (const [name, option, value] of draft.values) {
      const field = kept.find(other => other.name === name && (!isChoice(other) || other.value === option));
      if (!field || valueOf(field) === value) continue;
      if (isChoice(field)) field.checked = value; else field.value = value;
      changed = true;
    }
    if (changed) say('您上次写的还在，已经放回来了；图片要重新选。');
  }

  // Nothing is cut: whoever writes too much reads how much that is.
  for (const hint of document.querySelectorAll('[data-count-of]')) {
    const field = document.getElementById(hint.dataset.countOf);
    const limit = hint.textContent;
    const most = Number(field.dataset.longest);
    const count = () => {
      const length = field.value.trim().length;
      hint.textContent = length > most ? `写了 ${length} 字，超过了 ${length - most} 字，改短以后才能提交。${limit}` : length ? `写了 ${length} 字。${limit}` : limit;
      hint.classList.toggle('case-over', length > most);
    };
    field.addEventListener('input', count);
    count();
  }

  const lost = '现在没有网络。您写的都留在这部手机上，等有了网络再提交。';
  const look = () => { if (!navigator.onLine) say(lost); else if (note.textContent === lost) say('网络恢复了，可以提交了。'); };
  form.addEventListener('input', () => keep(false));
  addEventListener('offline', look);
  addEventListener('online', look);
  form.addEventListener('submit', event => {
    if (!navigator.onLine) {
      event.preventDefault();
      keep(false);
      say(lost);
      note.scrollIntoView({ block: 'center' });
      return;
    }
    keep(true);
    form.querySelector('button[type=submit]').setAttribute('aria-busy', 'true');
  });
  look();
})();
