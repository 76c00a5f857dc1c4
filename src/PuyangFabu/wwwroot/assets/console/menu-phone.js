// Draws the phone beside the form of a menu while the form is filled in. What the server draws is the same: without script it comes with the next page.
const tops = 3;
const subs = 5;

const element = (name, text, className) => {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
};

const chosen = field => field?.selectedOptions[0];

// The same words as the server's.
const target = (form, place) => {
  const field = name => form.elements[`${place}-${name}`];
  const option = name => (field(name)?.value ? chosen(field(name)).textContent.trim() : '');
  switch (field('kind').value) {
    case 'board': return option('board') ? `栏目“${option('board').split(' › ').pop()}”` : '没有选栏目';
    case 'article': return option('article') ? `稿件“${option('article')}”` : '没有选稿件';
    case 'site': return option('site') ? `本站的“${option('site')}”` : '没有选页面';
    case 'page': return `网页 ${field('url').value.trim()}`;
    case 'program': return '小程序';
    case 'word': return `自动回复：相当于粉丝发“${field('word').value.trim()}”`;
    case 'other': return chosen(field('kind')).dataset.target ?? '';
    default: return '没有去处';
  }
};

const isThere = (form, place) => form.elements[`${place}-kind`].value || form.elements[`${place}-name`].value.trim();

const name = (form, place) => element('strong', form.elements[`${place}-name`].value.trim());

const draw = (form, list) => {
  const items = [];
  for (let top = 0; top < tops; top++) {
    if (!isThere(form, `b${top}`)) continue;
    const item = element('li');
    const button = element('p', '', 'menu-top');
    button.append(name(form, `b${top}`));
    const below = element('ul', '', 'menu-subs');
    if (form.elements[`b${top}-kind`].value === 'sub') {
      for (let sub = 0; sub < subs; sub++) {
        const place = `b${top}-${sub}`;
        if (!isThere(form, place)) continue;
        const line = element('li');
        line.append(name(form, place), element('span', target(form, place), 'hint'));
        below.append(line);
      }
    }
    if (below.childElementCount > 0) item.append(below);
    else button.append(element('span', target(form, `b${top}`), 'hint'));
    item.append(button);
    items.push(item);
  }
  list.replaceChildren(...items);
};

export const followMenu = () => {
  const follow = event => {
    const form = event.target.form;
    const place = form?.closest('[id]:has([data-follows])') ?? null;
    const list = place?.querySelector(`[data-follows="${CSS.escape(place.id)}"] .menu-tops`);
    if (list && form.elements['b0-kind']) draw(form, list);
  };
  document.addEventListener('input', follow);
  document.addEventListener('change', follow);
};
