// Counts the characters of a field while they are typed, where a hint says how many are taken. As people count: what looks like one is one.
const segments = new Intl.Segmenter('zh', { granularity: 'grapheme' });

export const countCharacters = () => document.addEventListener('input', event => {
  const { name, value } = event.target;
  const number = name && document.querySelector(`[data-counts="${CSS.escape(name)}"] .number`);
  if (number) number.textContent = [...segments.segment(value.trim())].length;
});
