// Counts the characters of a field while they are typed, where a hint says how many are taken. As people count: what looks like one is one.
const segments = new Intl.Segmenter('zh', { granularity: 'grapheme' });

const count = field => {
  const { name, value } = field;
  const number = name && document.querySelector(`[data-counts="${CSS.escape(name)}"] .number`);
  if (number) number.textContent = [...segments.segment(value.trim())].length;
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
