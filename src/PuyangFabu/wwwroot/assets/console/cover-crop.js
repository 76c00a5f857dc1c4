// The part of a cover that a card shows: a box over the picture, moved by mouse or by sliders, kept in a field as left_top_right_bottom.
const round = number => Math.round(number * 1e6) / 1e6;

const cropOf = (place, on) => {
  const ratio = Number(place.dataset.ratio);
  const picture = place.querySelector('[data-crop-picture]');
  const box = place.querySelector('[data-crop-box]');
  const field = place.querySelector('input[name]');
  const [size, across, down] = ['size', 'across', 'down'].map(name => place.querySelector(`[data-crop-${name}]`));

  // Of the picture's width and height, the largest part of this shape.
  const largest = () => {
    const shape = picture.naturalWidth / picture.naturalHeight;
    return shape > ratio ? [ratio / shape, 1] : [1, shape / ratio];
  };

  const part = () => {
    const [width, height] = largest().map(side => side * size.value / 100);
    return [(1 - width) * across.value / 100, (1 - height) * down.value / 100, width, height];
  };

  const draw = () => {
    if (!picture.naturalWidth) return;
    const [left, top, width, height] = part();
    // What has no room moves nowhere, and says so.
    [across.disabled, down.disabled] = [width > .999, height > .999];
    Object.assign(box.style, { left: `${left * 100}%`, top: `${top * 100}%`, width: `${width * 100}%`, height: `${height * 100}%` });
  };

  const keep = () => {
    const [left, top, width, height] = part();
    field.value = [left, top, Math.min(1, left + width), Math.min(1, top + height)].map(round).join('_');
    field.dispatchEvent(new Event('input', { bubbles: true }));
    draw();
  };

  const read = () => {
    const [left, top, right, bottom] = field.value.split('_').map(Number);
    [size.value, across.value, down.value] = [100, 50, 50];
    if (field.value && picture.naturalWidth) {
      size.value = (right - left) / largest()[0] * 100;
      if (right - left < 1) across.value = left / (1 - right + left) * 100;
      if (bottom - top < 1) down.value = top / (1 - bottom + top) * 100;
    }
    draw();
  };

  for (const slider of [size, across, down]) on(slider, 'input', keep);
  on(picture, 'load', read);
  on(box, 'pointerdown', event => {
    event.preventDefault();
    box.setPointerCapture(event.pointerId);
    const from = [event.clientX, event.clientY, Number(across.value), Number(down.value)];
    const move = moved => {
      const [, , width, height] = part();
      const frame = picture.getBoundingClientRect();
      const by = (distance, whole, share) => share < 1 ? distance / (whole * (1 - share)) * 100 : 0;
      across.value = from[2] + by(moved.clientX - from[0], frame.width, width);
      down.value = from[3] + by(moved.clientY - from[1], frame.height, height);
      draw();
    };
    const end = () => {
      box.removeEventListener('pointermove', move);
      keep();
    };
    box.addEventListener('pointermove', move);
    box.addEventListener('pointerup', end, { once: true });
    box.addEventListener('pointercancel', end, { once: true });
  });

  return {
    show(url) {
      if (picture.getAttribute('src') !== url) picture.src = url;
    },
    clear() {
      field.value = '';
      read();
    },
  };
};

/** @returns What to call with the address of the cover whenever it may be another one. */
export const cropCover = (form, on) => {
  const place = form.querySelector('[data-crops]');
  const crops = [...place.querySelectorAll('.crop')].map(crop => cropOf(crop, on));
  let shown;
  return url => {
    if (shown !== undefined && shown !== url) for (const crop of crops) crop.clear();
    shown = url;
    place.hidden = !url.startsWith('/');
    if (!place.hidden) for (const crop of crops) crop.show(url);
  };
};
