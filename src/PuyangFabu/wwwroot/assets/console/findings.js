// What the checks found, at its place: the words are marked in the text itself, which stays as it is, and each finding leads to them.
// The checks read the words of a text (PlainText.cs): white space collapsed, a new line for each block or row of a table.
const blocks = new Set('h1 h2 h3 h4 h5 h6 p br hr blockquote pre div section figure figcaption ul ol li dl dt dd table caption thead tbody tfoot tr'.split(' '));
const blank = /[\s\u0085]/;
const weights = ['block', 'confirm', 'hint'];

/** The words of an element with the place in the document of each character. */
const readWords = root => {
  let text = '';
  const places = [];
  const put = (sign, node, at) => {
    text += sign;
    places.push([node, at]);
  };
  const separate = (sign, node, at) => {
    if (!text || text.endsWith('\n')) return;
    if (!text.endsWith(' ')) put(sign, node, at);
    else if (sign === '\n') text = `${text.slice(0, -1)}\n`;
  };
  const walk = parent => {
    for (const node of parent.childNodes) {
      if (node.nodeType === Node.TEXT_NODE) {
        for (const [at, sign] of [...node.data.split('')].entries()) {
          if (blank.test(sign) && sign !== '\ufeff') separate(' ', node, at);
          else put(sign, node, at);
        }
      } else if (node.nodeType === Node.ELEMENT_NODE) {
        const block = blocks.has(node.localName);
        if (block) separate('\n', node, 0);
        else if (node.localName === 'td' || node.localName === 'th') separate(' ', node, 0);
        walk(node);
        if (block) separate('\n', node, 0);
      }
    }
  };
  walk(root);
  return { text, places };
};

const placeIn = (text, { line, offset, length }) => {
  const lines = text.split('\n');
  // A finding about all of a text is in no line.
  if (!(line >= 1) || line > lines.length) return null;
  const start = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0) + Number(offset);
  const end = Number(length) ? start + Number(length) : start + lines[line - 1].length;
  return end > start && end <= text.length ? { start, end } : null;
};

const rangeOf = (words, found) => {
  const place = placeIn(words.text, found);
  if (!place) return null;
  const range = document.createRange();
  range.setStart(...words.places[place.start]);
  const [node, at] = words.places[place.end - 1];
  range.setEnd(node, node.nodeType === Node.TEXT_NODE ? at + 1 : at);
  return range;
};

// The text was changed since it was read: then nothing is marked rather than something else. Personal data in the excerpt is masked.
const fits = (words, { excerpt }) => {
  const shown = words.replace(/\s+/g, ' ').slice(0, 20);
  return !excerpt || /[*＊]/.test(excerpt) || excerpt.includes(shown);
};

/**
 * @param form With the findings, each with its place in data attributes.
 * @param content The rich text, or null where there is none.
 * @returns Marks the words anew; for after the checks.
 */
export const showFindings = (form, desk, content, on) => {
  const found = field => [...form.querySelectorAll('.finding[data-line]')].filter(one => !field || one.dataset.field === field);

  // In the editor the words as they are written, beside it as readers will see them.
  const shown = () => [content(), desk.querySelector('.phone-view .prose')].filter(Boolean);

  const mark = () => {
    if (!globalThis.CSS?.highlights) return;
    const ranges = Object.fromEntries(weights.map(weight => [weight, []]));
    const all = found('body');
    for (const root of all.length ? shown() : []) {
      const words = readWords(root);
      for (const { dataset } of all) {
        const range = rangeOf(words, dataset);
        if (range && fits(range.toString(), dataset)) ranges[dataset.weight]?.push(range);
      }
    }

    for (const weight of weights) CSS.highlights.set(`finding-${weight}`, new Highlight(...ranges[weight]));
  };

  const select = range => {
    const root = content();
    root.focus();
    const selection = getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
    (range.startContainer instanceof Element ? range.startContainer.childNodes[range.startOffset] ?? range.startContainer : range.startContainer.parentElement)
      .scrollIntoView({ block: 'center' });
  };

  const selectIn = (field, start, end) => {
    const closed = field.closest('details:not([open])');
    if (closed) closed.open = true;
    field.focus();
    if (end > start) field.setSelectionRange(start, end);
    field.scrollIntoView({ block: 'center' });
  };

  // Written in signs, the words stand somewhere in the field: as often before as on the phone.
  const selectWritten = dataset => {
    const field = form.elements.body;
    const view = desk.querySelector('.phone-view .prose');
    const words = view && readWords(view);
    const place = words && placeIn(words.text, dataset);
    if (!place) return selectIn(field, 0, 0);
    const wanted = words.text.slice(place.start, place.end);
    let at = -1;
    for (let before = words.text.slice(0, place.start).split(wanted).length; before > 0; before--) {
      const next = field.value.indexOf(wanted, at + 1);
      if (next < 0) break;
      at = next;
    }

    return selectIn(field, Math.max(0, at), at < 0 ? 0 : at + wanted.length);
  };

  const thing = { images: 'img', links: 'a[href]' };
  on(form, 'click', event => {
    const finding = event.target.closest('.jump')?.closest('.finding');
    if (!finding) return;
    const { dataset } = finding;
    const root = content();
    if (dataset.field === 'body' && !root) selectWritten(dataset);
    else if (dataset.field === 'body') {
      const range = rangeOf(readWords(root), dataset);
      if (range) select(range);
      else root.focus();
    } else if (thing[dataset.field] && root) {
      const one = root.querySelectorAll(thing[dataset.field])[dataset.line - 1];
      const range = document.createRange();
      if (one) range.selectNode(one);
      if (one) select(range);
      else root.focus();
    } else {
      const field = form.elements[dataset.field] ?? form.elements.body;
      const place = 'value' in field && placeIn(field.value, dataset);
      selectIn(field, place ? place.start : 0, place ? place.end : 0);
    }
  });

  return mark;
};

export const forgetFindings = () => {
  for (const weight of weights) globalThis.CSS?.highlights?.delete(`finding-${weight}`);
};
