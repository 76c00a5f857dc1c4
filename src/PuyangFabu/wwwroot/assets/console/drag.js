// Lists whose items are dragged. The circuit hears where one was taken up and dropped; what browsers ask for on the way stays here.
const isIn = event => event.target instanceof Element && event.target.closest('[data-drop]');

export const allowDrops = () => {
  document.addEventListener('dragstart', event => {
    if (!isIn(event)) return;
    event.dataTransfer.effectAllowed = 'move';
    // Without any data some browsers drag nothing.
    event.dataTransfer.setData('text/plain', '');
  });
  for (const kind of ['dragover', 'drop']) {
    document.addEventListener(kind, event => {
      if (isIn(event)) event.preventDefault();
    });
  }
};
