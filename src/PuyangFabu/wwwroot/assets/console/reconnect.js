// Opens the dialog of a lost connection (ReconnectDialog.razor) and starts the page again when the server no longer knows it.
const dialog = document.getElementById('components-reconnect-modal');

dialog?.addEventListener('components-reconnect-state-changed', event => {
  switch (event.detail.state) {
    case 'show':
      if (dialog.open) break;
      // One writes on in the editor, whose text is in the browser: there the words stand beside it and take nothing away.
      if (document.querySelector('.writing-desk')) dialog.open = true;
      else dialog.showModal();
      break;
    case 'hide':
      dialog.close();
      break;
    case 'rejected':
      location.reload();
      break;
  }
});

const retry = async () => {
  // False: reached, but the page is no longer known there.
  if (await Blazor.reconnect() === false) location.reload();
};

dialog?.querySelector('[data-reconnect]').addEventListener('click', () => retry().catch(() => {}));
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible' && dialog?.classList.contains('components-reconnect-failed')) retry().catch(() => {});
});
