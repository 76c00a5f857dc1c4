// The key / leads to the search box, unless somebody types; who dictates or presses it by mistake can switch it off on the page of what is found.
const off = 'find-key-off';

const isOff = () => {
  try {
    return localStorage.getItem(off) !== null;
  } catch {
    return false;
  }
};

const types = element => element.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(element.tagName);

export const listenForSlash = () => {
  document.addEventListener('keydown', event => {
    const field = document.getElementById('find');
    if (event.key !== '/' || event.ctrlKey || event.altKey || event.metaKey || event.isComposing || event.defaultPrevented
      || !field || types(event.target) || document.querySelector('dialog[open]') || isOff()) return;
    event.preventDefault();
    document.querySelector('#places:popover-open')?.hidePopover();
    field.focus();
    field.select();
  });

  document.addEventListener('change', event => {
    if (!event.target.closest('[data-slash-key]')) return;
    try {
      if (event.target.checked) localStorage.removeItem(off);
      else localStorage.setItem(off, '');
    } catch {
      // Nothing can be kept here: the key stays on.
    }
  });

  return {
    arrive: () => {
      const choice = document.querySelector('[data-slash-key]');
      if (!choice) return;
      choice.hidden = false;
      choice.querySelector('input').checked = !isOff();
    },
  };
};
