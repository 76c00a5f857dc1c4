// A row of tools as keyboards use it: one stop for Tab, arrows within, Escape back to the text.
const kinds = 'button, .rz-html-editor-dropdown, [role=combobox]';

/**
 * @param on As addEventListener, for as long as the bar is used.
 * @param back Where Escape leads.
 */
export const useToolbar = (bar, name, on, back) => {
  bar.setAttribute('role', 'toolbar');
  bar.setAttribute('aria-label', name);
  bar.setAttribute('aria-orientation', 'horizontal');

  const tools = () => [...bar.querySelectorAll(kinds)].filter(tool => !tool.disabled && tool.offsetParent);
  const stopAt = tool => {
    for (const other of bar.querySelectorAll('[tabindex]')) other.tabIndex = -1;
    tool.tabIndex = 0;
  };
  on(bar, 'keydown', event => {
    const all = tools();
    const at = all.indexOf(event.target.closest(kinds));
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (event.key === 'Escape') back.focus();
    else if (to !== undefined && at >= 0) {
      const tool = all[(to + all.length) % all.length];
      stopAt(tool);
      tool.focus();
    } else return;
    event.preventDefault();
  });
  on(bar, 'focusin', event => {
    const tool = event.target.closest(kinds);
    if (tool) stopAt(tool);
  });

  return {
    /** One of them can be reached, also after others were drawn. */
    settle() {
      const all = tools();
      if (all.length && !all.some(tool => tool.tabIndex === 0)) stopAt(all[0]);
    },
    enter() {
      const all = tools();
      const tool = all.find(one => one.tabIndex === 0) ?? all[0];
      if (!tool) return;
      stopAt(tool);
      tool.focus();
    },
  };
};
