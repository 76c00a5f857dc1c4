// Somebody in danger does not wait for a page to be opened: while it is, it asks every few seconds whether anything is urgent.
const pause = 15000;

const show = (place, lines) => {
  const told = lines.map(line => line.text).join('\n');
  // The same news is not told again to who listens.
  if ([...place.querySelectorAll('a')].map(link => link.textContent).join('\n') === told) return;
  place.replaceChildren(...lines.map(line => {
    const link = document.createElement('a');
    link.href = line.href;
    link.textContent = line.text;
    const row = document.createElement('p');
    row.append(link);
    return row;
  }));
};

const look = async () => {
  const place = document.querySelector('[data-urgent]');
  if (!place || document.hidden) return;
  try {
    const answer = await fetch(place.dataset.urgent, { redirect: 'manual', headers: { Accept: 'application/json' } });
    if (answer.ok) show(place, await answer.json());
  } catch {
    // No network: the next look may have one.
  }
};

export const followUrgent = () => {
  setInterval(look, pause);
  document.addEventListener('visibilitychange', look);
};
