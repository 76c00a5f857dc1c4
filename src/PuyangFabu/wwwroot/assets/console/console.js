// What a page of the console does beyond HTML: it keeps half-written forms, sends a form once, and puts the focus where the news is.
// Everything works without it. Handlers hang on the document, because the framework replaces parts of the page.
import { offerCopies } from './copy.js';
import { countCharacters, recount } from './counts.js';
import { allowDrops } from './drag.js';
import { keepDrafts } from './drafts.js';
import { faulty } from './faulty.js';
import { listenForSlash } from './find.js';
import { tellLost } from './lost.js';
import { followMenu } from './menu-phone.js';
import { offerPrint } from './print.js';
import { reach } from './reach.js';
import { followUrgent } from './urgent.js';

const release = () => {
  for (const form of document.querySelectorAll('form[aria-busy]')) {
    form.removeAttribute('aria-busy');
    for (const button of form.querySelectorAll('button[type=submit]')) button.disabled = false;
  }
};

// A second press on the button is not a second deed.
document.addEventListener('submit', event => {
  const form = event.target;
  if (form.method !== 'post') return;
  if (form.hasAttribute('aria-busy')) {
    event.preventDefault();
    event.stopImmediatePropagation();
    return;
  }

  // The server first: a form that is sent into a dead network takes the page with it.
  if (!reach(event, release)) return;
  form.setAttribute('aria-busy', 'true');
  // Later, so that the pressed button is still among what is sent.
  setTimeout(() => {
    for (const button of form.querySelectorAll('button[type=submit]')) button.disabled = true;
  });
}, { capture: true });
addEventListener('pageshow', release);

let path = location.pathname;

const focus = element => {
  if (!element) return;
  // What takes the focus by itself stays in its turn.
  if (element.tabIndex < 0) element.tabIndex = -1;
  element.focus();
};

// What went wrong, what was done, and what the pressed button shows without doing anything.
const news = () => document.querySelector('main [role=alert]') ?? document.querySelector('main [data-done]') ?? document.querySelector('main [data-news]');

// A refused form goes on at the first field that is to be mended, which may be far below what says so.
const focusNews = () => {
  const field = faulty();
  focus(field ?? news());
  field?.scrollIntoView({ block: 'center' });
};

const arrive = () => {
  document.documentElement.toggleAttribute('data-scripted', true);
  release();
  document.querySelector('#places:popover-open')?.hidePopover();
  const moved = path !== location.pathname;
  path = location.pathname;
  if (news()) focusNews();
  else if (moved) focus(document.querySelector('[autofocus]') ?? document.querySelector('h1'));
};

allowDrops();
offerCopies();
countCharacters();
const drafts = keepDrafts();
const slash = listenForSlash();
const lost = tellLost(release);
const print = offerPrint();
followMenu();
followUrgent();
// Between the press and the answer the page before is still there: it says that it is not the last word.
Blazor.addEventListener('enhancednavigationstart', () => document.documentElement.toggleAttribute('data-loading', true));
Blazor.addEventListener('enhancednavigationend', () => document.documentElement.toggleAttribute('data-loading', false));
Blazor.addEventListener('enhancedload', () => {
  arrive();
  drafts.arrive();
  slash.arrive();
  lost.arrive();
  print.arrive();
  recount();
});
document.documentElement.toggleAttribute('data-scripted', true);
drafts.arrive();
slash.arrive();
print.arrive();
recount();
// A page that came as the answer to a form is asked for anew by who comes back to it, not sent again; what was typed is kept.
history.replaceState(history.state, '', location.href);
// A page that was loaded whole, as after a form that another page handles.
focusNews();
