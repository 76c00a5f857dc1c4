// Counts the characters of a field while they are typed, where a hint says how many are taken. As people count: what looks like one is one.
const segments = new Intl.Segmenter('zh', { granularity: 'grapheme' });

// As a phone shows it: an ASCII character takes half the room of a Chinese one.
const width = text => [...text].reduce((sum, character) => sum + (character.charCodeAt(0) < 128 ? .5 : 1), 0);

const count = field => {
  const { name, value } = field;
  const hint = name ? document.querySelector(`[data-counts="${CSS.escape(name)}"]`) : null;
  const number = hint?.querySelector('.number');
  if (!number) return;
  const taken = hint.dataset.unit === 'width' ? width(value.trim()) : [...segments.segment(value.trim())].length;
  number.textContent = taken;
  if (hint.dataset.most) hint.classList.toggle('over', taken > Number(hint.dataset.most));
};

// All of them, once a draft came back or a form was emptied.
export const recount = () => {
  for (const { dataset } of document.querySelectorAll('[data-counts]')) {
    const field = document.querySelector(`[name="${CSS.escape(dataset.counts)}"]`);
    if (field) count(field);
  }
};

export const countCharacters = () => {
  document.addEventListener('input', event => count(event.target));
  document.addEventListener('reset', () => setTimeout(recount));
};
