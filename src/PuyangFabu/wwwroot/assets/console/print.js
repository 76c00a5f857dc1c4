// A button that prints the page: drawn hidden, because without script there is none; the browser's own menu prints as well.
export const offerPrint = () => {
  document.addEventListener('click', event => {
    if (event.target.closest('[data-print]')) print();
  });
  return {
    arrive() {
      for (const button of document.querySelectorAll('[data-print]')) button.hidden = false;
    },
  };
};
