// Before a form leaves the page it is asked whether the server can be reached at all: where it cannot, the page says so and stays, with
// everything that was typed. A browser would put its own error in the page's place, and the framework would say nothing.
const longest = 10000;
const place = new URL('reach.js', import.meta.url);
const reached = new WeakSet();

const tell = form => {
  const note = document.createElement('p');
  note.className = 'warning out-of-reach';
  note.setAttribute('role', 'alert');
  note.textContent = '现在连不上服务器，没有提交，什么都没有改变。您填写的还在这个页面上，请不要关闭；网络恢复后再点一次。';
  form.append(note);
  note.scrollIntoView({ block: 'nearest' });
};

/**
 * @param event The form's submit event, before anybody else has it.
 * @param release Lets the form be sent again.
 * @returns Whether to go on; if not, the form is sent again by itself once the server has answered.
 */
export const reach = (event, release) => {
  const form = event.target;
  if (reached.delete(form)) return true;
  event.preventDefault();
  event.stopImmediatePropagation();
  form.setAttribute('aria-busy', 'true');
  form.querySelector(':scope > .out-of-reach')?.remove();
  const { submitter } = event;
  fetch(place, { method: 'HEAD', cache: 'no-store', signal: AbortSignal.timeout(longest) }).then(() => {
    form.removeAttribute('aria-busy');
    // Another page may have taken its place meanwhile.
    if (!form.isConnected || (submitter && submitter.form !== form)) return;
    reached.add(form);
    form.requestSubmit(submitter);
    reached.delete(form);
  }, () => {
    release();
    tell(form);
  });
  return false;
};
