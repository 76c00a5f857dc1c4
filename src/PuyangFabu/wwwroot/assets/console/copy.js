// Buttons that copy, save or print what people would otherwise copy by hand. Their text is that of the element that data-copy or data-save
// names, or else of what stands beside them.
const shown = 3000;

const textOf = (button, name) => {
  const place = name ? document.getElementById(name) : button.closest('[data-copied]')?.querySelector('.secret');
  if (!place) return '';
  if ('value' in place && typeof place.value === 'string') return place.value;
  return [...place.matches('ul, ol') ? place.children : [place]].map(part => part.innerText.trim()).join('\n');
};

// Where a page is not served encrypted the newer way is closed.
const copy = async text => {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const field = document.createElement('textarea');
    field.className = 'visually-hidden';
    field.value = text;
    document.body.append(field);
    const focused = document.activeElement;
    field.select();
    const done = document.execCommand('copy');
    field.remove();
    focused?.focus();
    return done;
  }
};

const tell = (button, words) => {
  let note = button.parentElement.querySelector(':scope > .copy-note');
  if (!note) {
    note = document.createElement('span');
    note.className = 'hint copy-note';
    note.setAttribute('role', 'status');
    button.parentElement.append(note);
  }

  note.textContent = '';
  // Said again when it is pressed again.
  setTimeout(() => {
    note.textContent = words;
  });
  clearTimeout(Number(note.dataset.timer));
  note.dataset.timer = setTimeout(() => note.remove(), shown);
};

const save = (text, name) => {
  const way = document.createElement('a');
  way.href = URL.createObjectURL(new Blob([`${text}\n`], { type: 'text/plain;charset=utf-8' }));
  way.download = name;
  way.click();
  setTimeout(() => URL.revokeObjectURL(way.href), shown);
};

export const offerCopies = () => {
  document.addEventListener('click', event => {
    const button = event.target.closest?.('[data-copy], [data-save-text], [data-print]');
    if (!button) return;
    if ('print' in button.dataset) print();
    else if ('saveText' in button.dataset) save(textOf(button, button.dataset.saveText), button.dataset.file);
    else copy(textOf(button, button.dataset.copy)).then(done => tell(button, done ? '已复制' : '复制不了，请选中后按 Ctrl+C'));
  });
};
