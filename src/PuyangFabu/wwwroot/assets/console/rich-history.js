// The steps back and forth of the article editor. A browser's own know nothing of what scripts change, tables above all, and then undo
// something else: here every change of the text is a step, whoever made it.
// Typing that goes on is one step, in milliseconds.
const together = 800;
const mostSteps = 200;
// Characters of all steps, of which a long text with many changes has many.
const mostKept = 8000000;

const pathOf = (content, node, offset) => {
  const path = [offset];
  for (; node !== content; node = node.parentNode) path.unshift([...node.parentNode.childNodes].indexOf(node));
  return path;
};

const goTo = (content, path) => {
  let node = content;
  for (const at of path.slice(0, -1)) node = node.childNodes[at] ?? node;
  getSelection().collapse(node, Math.min(path.at(-1), node.nodeType === Node.TEXT_NODE ? node.length : node.childNodes.length));
};

/** @param place Around the editor and its tools. */
export const keepHistory = place => {
  const content = place.querySelector('.rz-html-editor-content');
  const bar = place.querySelector('.rz-html-editor-toolbar');
  const gone = new AbortController();
  const on = (target, name, work) => target.addEventListener(name, work, { signal: gone.signal, capture: true });
  let steps = [];
  let at = 0;
  let kind = '';
  let typedAt = 0;
  let touched = false;
  let composing = false;

  // Radzen greys them by what the browser could undo.
  const allow = (name, can) => {
    const tool = [...bar.querySelectorAll('button')].find(one => one.title.startsWith(name));
    if (!tool) return;
    if (tool.disabled === can) tool.disabled = !can;
    tool.classList.toggle('rz-state-disabled', !can);
  };
  const mark = () => {
    allow('撤销', at > 0);
    allow('重做', at < steps.length - 1);
  };

  const now = () => {
    const { focusNode, focusOffset } = getSelection();
    return { html: content.innerHTML, caret: focusNode && content.contains(focusNode) ? pathOf(content, focusNode, focusOffset) : null };
  };

  const add = () => {
    const typed = /^(insertText|insertCompositionText|deleteContent)/.test(kind);
    kind = '';
    if (composing) return;
    const step = now();
    if (steps.length && step.html === steps[at].html) return;
    if (!touched || !steps.length) {
      // The text as it was opened.
      [steps, at] = [[step], 0];
      return;
    }

    const goesOn = typed && typedAt && Date.now() - typedAt < together && at === steps.length - 1;
    typedAt = typed ? Date.now() : 0;
    steps.length = at + 1;
    if (goesOn) steps[at] = step;
    else steps.push(step);
    while (steps.length > mostSteps || (steps.length > 2 && steps.reduce((sum, one) => sum + one.html.length, 0) > mostKept)) steps.shift();
    at = steps.length - 1;
  };

  const note = () => {
    add();
    mark();
  };

  const go = by => {
    composing = false;
    note();
    const to = steps[at + by];
    if (!to) return;
    at += by;
    typedAt = 0;
    content.innerHTML = to.html;
    // As the browser writes it, which need not be how it was read.
    to.html = content.innerHTML;
    content.focus();
    if (to.caret) goTo(content, to.caret);
    mark();
  };

  note();
  const watch = new MutationObserver(note);
  watch.observe(content, { childList: true, subtree: true, characterData: true, attributes: true });
  const marks = new MutationObserver(mark);
  marks.observe(bar, { subtree: true, childList: true, attributes: true, attributeFilter: ['disabled'] });
  on(place, 'focusin', () => { touched = true; });
  on(content, 'compositionstart', () => { composing = true; });
  on(content, 'compositionend', () => {
    composing = false;
    kind = 'insertText';
    note();
  });
  on(content, 'beforeinput', event => {
    kind = event.inputType;
    if (!kind.startsWith('history')) return;
    event.preventDefault();
    go(kind === 'historyUndo' ? -1 : 1);
  });
  on(place, 'keydown', event => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || !content.contains(event.target)) return;
    const key = event.key.toLowerCase();
    if (key !== 'z' && key !== 'y') return;
    event.preventDefault();
    event.stopImmediatePropagation();
    go(key === 'y' || event.shiftKey ? 1 : -1);
  });
  on(place, 'click', event => {
    const [name] = event.target.closest('.rz-html-editor-toolbar button')?.title.split(/[ ，(（]/) ?? [];
    if (name !== '撤销' && name !== '重做') return;
    event.preventDefault();
    event.stopImmediatePropagation();
    go(name === '撤销' ? -1 : 1);
  });

  return {
    end() {
      gone.abort();
      watch.disconnect();
      marks.disconnect();
    },
  };
};
