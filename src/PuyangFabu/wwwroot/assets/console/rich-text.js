// What Radzen's editor lacks: tools that the keyboard reaches, a name for screen readers, and a text that the form of the page has too.
import { hasHead, newTable, tableWays } from './rich-tables.js';
import { useToolbar } from './toolbars.js';

// What one message to the server may hold, with room to spare.
const longestPaste = 1200000;
const empty = content => content.textContent.trim() === '' && !content.querySelector('img, table, hr');
const escape = text => text.replace(/[&<>"]/g, sign => `&#${sign.charCodeAt(0)};`);

export const insertPicture = (url, alt) => `<p><img src="${escape(url)}" alt="${escape(alt)}"></p>`;

const paragraphs = text => text.split(/\r?\n/).filter(line => line.trim()).map(line => `<p>${escape(line)}</p>`).join('');

/**
 * @param field The hidden field that is sent.
 * @param offline Whether the server, which cleans what is pasted, is out of reach: then only its words are taken.
 */
export const editRich = (place, field, offline) => {
  const content = place.querySelector('.rz-html-editor-content');
  const bar = place.querySelector('.rz-html-editor-toolbar');
  const gone = new AbortController();
  const on = (target, name, work, options) => target.addEventListener(name, work, { signal: gone.signal, ...options });
  let range;

  const fill = () => {
    if ((empty(content) ? '' : Radzen.getEditorHtml(content)) !== field.value) content.innerHTML = field.value;
  };

  const take = () => {
    describe();
    content.setAttribute('aria-invalid', String(Boolean(document.getElementById('body-error'))));
    const html = empty(content) ? '' : Radzen.getEditorHtml(content);
    if (html === field.value) return;
    field.value = html;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  };

  content.setAttribute('role', 'textbox');
  content.setAttribute('aria-multiline', 'true');
  content.setAttribute('aria-labelledby', 'body-label');
  content.setAttribute('aria-describedby', 'body-error body-hint');
  // What the summary of what is wrong leads to.
  content.id = 'html';
  const tools = useToolbar(bar, '排版', on, content);
  const tableBar = place.querySelector('[data-table-tools]');
  const tableTools = useToolbar(tableBar, '表格', on, content);
  on(document, 'keydown', event => {
    if (event.key !== 'F10' || !event.altKey || !place.contains(event.target)) return;
    event.preventDefault();
    // In a table its own tools first.
    if (tableBar.hidden || tableBar.contains(event.target)) tools.enter();
    else tableTools.enter();
  });

  // Done here and at once: by way of the server, what is typed meanwhile would have another form.
  const run = (command, value) => {
    content.focus();
    const selection = getSelection();
    if (range && content.contains(range.commonAncestorContainer) && !content.contains(selection.anchorNode)) {
      selection.removeAllRanges();
      selection.addRange(range);
    }

    if (command === 'table') insertTable();
    else document.execCommand(command, false, value);
    take();
  };

  const insertTable = () => {
    const table = newTable(3, 3);
    const below = document.createElement('p');
    below.append(document.createElement('br'));
    let block = range && content.contains(range.startContainer) ? range.startContainer : null;
    while (block && block !== content && block.parentNode !== content) block = block.parentNode;
    if (!block || block === content) content.append(table);
    else block.after(table);
    table.after(below);
    getSelection().collapse(table.querySelector('td'), 0);
  };

  const cellIn = node => {
    const cell = (node instanceof Element ? node : node?.parentElement)?.closest('td, th');
    return cell && content.contains(cell) ? cell : null;
  };
  // The tools of a table are there while one is in it, above the bar at the foot of the page.
  const showTableTools = () => {
    const cell = range && cellIn(range.startContainer);
    tableBar.hidden = !cell;
    if (!cell) return;
    tableBar.style.bottom = `${getComputedStyle(foot).position === 'sticky' ? foot.offsetHeight : 0}px`;
    tableBar.querySelector('[data-table=head]').setAttribute('aria-pressed', String(hasHead(cell.closest('table'))));
    tableTools.settle();
  };
  on(tableBar, 'click', event => {
    const tool = event.target.closest('button');
    const cell = tool && range && cellIn(range.startContainer);
    if (!cell) return;
    const table = cell.closest('table');
    let next = tableWays[tool.dataset.table](table, cell);
    if (!next?.isConnected) {
      next = document.createElement('p');
      next.append(document.createElement('br'));
      table.replaceWith(next);
    }

    content.focus();
    getSelection().collapse(next, 0);
    take();
  });
  on(document, 'focusin', event => {
    if (!place.contains(event.target)) tableBar.hidden = true;
  });

  const ownWays = {
    加粗: ['bold'], 斜体: ['italic'], 下划线: ['underline'], 列表: ['insertUnorderedList'], 编号列表: ['insertOrderedList'], 靠左: ['justifyLeft'],
    居中: ['justifyCenter'], 靠右: ['justifyRight'], 去掉链接: ['unlink'], 清除格式: ['removeFormat'], 撤销: ['undo'], 重做: ['redo'],
    小标题: ['formatBlock', '<h2>'], 再小一级的标题: ['formatBlock', '<h3>'], 正文: ['formatBlock', '<p>'], 表格: ['table'],
  };
  on(bar, 'click', event => {
    const tool = event.target.closest('button');
    const way = tool && !tool.disabled && ownWays[tool.title.split(/[ ，(（]/)[0]];
    if (!way) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    run(...way);
  }, { capture: true });
  on(content, 'keydown', event => {
    // The browser's own, without the way round.
    if ((event.ctrlKey || event.metaKey) && !event.altKey && 'biuzy'.includes(event.key.toLowerCase())) event.stopImmediatePropagation();
    if (event.key !== 'Tab' || event.ctrlKey || event.altKey) return;
    const cell = cellIn(getSelection().anchorNode);
    if (!cell) return;
    const cells = [...cell.closest('table').querySelectorAll('td, th')];
    const next = cells[cells.indexOf(cell) + (event.shiftKey ? -1 : 1)];
    // Before the first and after the last cell Tab leads out, as everywhere.
    if (!next) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    getSelection().selectAllChildren(next);
  }, { capture: true });

  // Elements that readers' pages keep, not styles, which they do not.
  on(content, 'focus', () => {
    document.execCommand('styleWithCSS', false, false);
    document.execCommand('defaultParagraphSeparator', false, 'p');
  });
  // What is typed where no paragraph is, first of all or below a table, becomes one: paragraphs are set apart, loose words are not.
  const settleLine = event => {
    if (event.isComposing || event.inputType?.startsWith('history')) return;
    let top = getSelection().anchorNode;
    if (!top?.textContent.trim() || !content.contains(top)) return;
    while (top !== content && top.parentNode !== content) top = top.parentNode;
    if (top === content || (top instanceof Element && getComputedStyle(top).display !== 'inline')) return;
    document.execCommand('formatBlock', false, '<p>');
  };
  on(content, 'input', settleLine);
  on(content, 'compositionend', settleLine);
  // The line that is written stays above what sticks to the foot of the page.
  const foot = field.form.querySelector('.save-bar');
  const reveal = () => {
    if (!range.collapsed || document.activeElement !== content) return;
    const element = range.startContainer instanceof Element ? range.startContainer : range.startContainer.parentElement;
    const line = range.getClientRects()[0] ?? (element === content ? null : element.getBoundingClientRect());
    const over = line ? line.bottom + 12 - (tableBar.hidden ? foot : tableBar).getBoundingClientRect().top : 0;
    if (over > 0 && line.top < innerHeight) scrollBy(0, over);
  };
  on(document, 'selectionchange', () => {
    const selection = getSelection();
    if (!selection.rangeCount || !content.contains(selection.getRangeAt(0).commonAncestorContainer)) return;
    range = selection.getRangeAt(0).cloneRange();
    showTableTools();
    requestAnimationFrame(reveal);
  });
  // The editor takes plain text for HTML.
  on(content, 'paste', event => {
    const { types } = event.clipboardData;
    if (event.clipboardData.getData('text/html').length > longestPaste) {
      event.preventDefault();
      event.stopImmediatePropagation();
      field.form.querySelector('[data-trouble]').textContent = '粘贴的内容太长，没有放进来；请分几次粘贴。';
      return;
    }

    if (!types.includes('text/plain') || (types.includes('text/html') && !offline()) || event.clipboardData.files.length) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    document.execCommand('insertHTML', false, paragraphs(event.clipboardData.getData('text/plain')));
  }, { capture: true });

  // Pictures are described below the text, each in a field of its own.
  const texts = field.form.querySelector('[data-picture-texts]');
  let described = [];
  const describe = () => {
    const pictures = [...content.querySelectorAll('img')];
    if (pictures.length === described.length && pictures.every((picture, at) => picture === described[at])) {
      for (const [at, picture] of pictures.entries()) {
        const text = texts.children[at].querySelector('input');
        if (text !== document.activeElement) text.value = picture.alt;
      }

      return;
    }

    described = pictures;
    texts.replaceChildren(...pictures.map((picture, at) => {
      const row = document.createElement('li');
      const small = document.createElement('img');
      small.src = picture.src;
      small.alt = '';
      const label = document.createElement('label');
      label.textContent = `第 ${at + 1} 张图片的文字说明`;
      label.htmlFor = `picture-text-${at + 1}`;
      const text = document.createElement('input');
      text.id = label.htmlFor;
      text.value = picture.alt;
      text.maxLength = 200;
      text.addEventListener('input', () => {
        picture.alt = text.value;
      });
      row.append(small, label, text);
      return row;
    }));
  };

  fill();
  describe();
  tools.settle();
  const watch = new MutationObserver(take);
  watch.observe(content, { childList: true, subtree: true, characterData: true, attributes: true, attributeFilter: ['src', 'alt', 'href', 'align', 'colspan', 'rowspan'] });
  const settling = new MutationObserver(tools.settle);
  settling.observe(bar, { childList: true, subtree: true });

  return {
    content,
    fill,
    insert(html) {
      content.focus();
      const selection = getSelection();
      selection.removeAllRanges();
      // Behind what is selected, which may be another picture.
      if (range && content.contains(range.commonAncestorContainer)) {
        range.collapse(false);
        selection.addRange(range);
      } else {
        selection.selectAllChildren(content);
        selection.collapseToEnd();
      }
      document.execCommand('insertHTML', false, html);
      take();
    },
    end() {
      texts.replaceChildren();
      gone.abort();
      watch.disconnect();
      settling.disconnect();
    },
  };
};
