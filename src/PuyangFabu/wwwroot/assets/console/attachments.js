import { clear, send } from './pictures.js';

// The files that hang on an article. One hidden field keeps them, a line each (file, bytes, name), as drafts and saving need it; the rows
// in which they are named, ordered and taken away are drawn from it.
const path = '/attachments/';
const kindOf = file => file.slice(file.lastIndexOf('.') + 1).toUpperCase();
const sizeOf = bytes => bytes >= 1048576 ? `${Math.round(bytes / 104857.6) / 10} MB` : `${Math.max(1, Math.ceil(bytes / 1024))} KB`;

export const takeAttachments = (form, on) => {
  const field = form.elements.attachments;
  const list = form.querySelector('[data-attachment-list]');
  const told = form.querySelector('[data-attachment-told]');

  const read = () => field.value.split('\n').filter(line => line).map(line => {
    const [file, bytes, name] = line.split('\t');
    return { file, bytes, name };
  });

  const keep = items => {
    field.value = items.map(({ file, bytes, name }) => `${file}\t${bytes}\t${name}`).join('\n');
    field.dispatchEvent(new Event('input', { bubbles: true }));
  };

  const button = (words, name, press) => {
    const made = document.createElement('button');
    made.type = 'button';
    made.className = 'quiet';
    made.textContent = words;
    made.setAttribute('aria-label', `${words}“${name}”`);
    made.addEventListener('click', press);
    return made;
  };

  const draw = () => list.replaceChildren(...read().map((item, index, all) => {
    const row = document.createElement('li');
    const label = document.createElement('label');
    label.textContent = `第 ${index + 1} 个附件的名称`;
    label.htmlFor = `attachment-name-${index + 1}`;
    const name = document.createElement('input');
    name.id = label.htmlFor;
    name.value = item.name;
    name.maxLength = 100;
    name.addEventListener('input', () => keep(read().map((one, at) => at === index ? { ...one, name: name.value.replace(/[\t\n]/g, ' ') } : one)));
    const what = document.createElement('span');
    what.className = 'hint';
    what.textContent = `${kindOf(item.file)}，${sizeOf(item.bytes)}`;
    const ways = document.createElement('span');
    ways.className = 'ways';
    const move = to => {
      const items = read();
      items.splice(to, 0, ...items.splice(index, 1));
      keep(items);
      draw();
      told.textContent = `“${item.name}”现在是第 ${to + 1} 个附件。`;
      list.children[to].querySelector('button').focus();
    };
    if (index > 0) ways.append(button('上移', item.name, () => move(index - 1)));
    if (index < all.length - 1) ways.append(button('下移', item.name, () => move(index + 1)));
    ways.append(button('去掉', item.name, () => {
      keep(read().filter((_, at) => at !== index));
      draw();
      told.textContent = `已去掉“${item.name}”。`;
      (list.children[Math.min(index, list.children.length - 1)]?.querySelector('input') ?? form.querySelector('[data-attachment]')).focus();
    }));
    row.append(label, name, what, ways);
    return row;
  }));

  on(form, 'change', async event => {
    if (!event.target.matches('[data-attachment]')) return;
    const files = [...event.target.files];
    event.target.value = '';
    clear(form.querySelector('[data-attachment-uploads]'));
    for (const file of files) {
      const taken = await send(form.dataset.attachmentsTo, form.querySelector('[data-attachment-uploads]'), file, {});
      if (!taken) continue;
      const known = taken.url.slice(path.length);
      if (read().some(item => item.file === known)) told.textContent = `“${file.name}”已经是附件了。`;
      else keep([...read(), { file: known, bytes: taken.size, name: taken.name }]);
      draw();
    }
  });
  draw();
};
