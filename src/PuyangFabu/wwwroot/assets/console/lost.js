// What the framework fetched for a link or a form and did not get: it throws, the page stays, and nobody says a word. Here it is said, the
// address goes back to that of the page that is still there, and what was pressed can be pressed again.
let before = location.href;

const words = sent => sent
  ? '网络断了，没有收到服务器的回答，不知道提交到了没有。您填写的还在这个页面上，请不要关闭；网络恢复后再点一次，不会重复办理。'
  : '现在连不上服务器，没有打开新的页面，这一页还是原来的。网络恢复后再点一次。';

const tell = sent => {
  document.querySelector('.lost')?.remove();
  const note = document.createElement('p');
  note.className = 'warning lost';
  note.setAttribute('role', 'alert');
  note.textContent = words(sent);
  document.querySelector('main')?.prepend(note);
  // Beside the button that was pressed, where it is looked for.
  const form = document.querySelector('main form[aria-busy]');
  if (form) form.append(note);
  note.scrollIntoView({ block: 'nearest' });
};

/** @param release Lets forms be sent again. */
export const tellLost = release => {
  const remember = () => { before = location.href; };
  document.addEventListener('click', remember, { capture: true });
  document.addEventListener('submit', remember, { capture: true });
  addEventListener('unhandledrejection', event => {
    if (!document.documentElement.hasAttribute('data-loading') || !(event.reason instanceof TypeError)) return;
    event.preventDefault();
    document.documentElement.toggleAttribute('data-loading', false);
    tell(Boolean(document.querySelector('form[method=post][aria-busy]')));
    release();
    if (location.href !== before) history.replaceState(null, '', before);
  });
  return { arrive: remember };
};
