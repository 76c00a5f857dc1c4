import { cropCover } from './cover-crop.js';

// Pictures that are chosen, dropped or pasted: sent one by one, with how far each is, and put where they belong once the server has them.

// What was said of an earlier choice is read by now.
export const clear = list => {
  for (const line of list.querySelectorAll('.error')) line.remove();
};

// Where the bar does not stick, at 200 %, it is far from where one looks.
const inSight = line => line.scrollIntoView({ block: 'nearest' });

/** @returns What the server answered; null when it did not take the file, which is said in the list. */
export const send = (address, list, file, fields) => new Promise(resolve => {
  const line = document.createElement('li');
  const bar = document.createElement('progress');
  bar.max = 1;
  bar.value = 0;
  bar.setAttribute('aria-label', `上传 ${file.name}`);
  const words = document.createElement('span');
  words.textContent = `${file.name} 正在上传…`;
  line.append(bar, words);
  list.append(line);
  const fail = reason => {
    bar.remove();
    line.className = 'error';
    words.textContent = `${file.name} 没有传上：${reason}`;
    inSight(line);
    resolve(null);
  };

  const request = new XMLHttpRequest();
  request.responseType = 'text';
  request.upload.addEventListener('progress', event => {
    if (event.lengthComputable) bar.value = event.loaded / event.total;
  });
  request.addEventListener('error', () => fail('网络断了，请再试一次。'));
  request.addEventListener('load', () => {
    let answer;
    try {
      answer = JSON.parse(request.responseText);
    } catch {
      fail(request.status === 413 ? '文件太大。' : '登录已过期或页面放得太久，请刷新本页再试；写的内容会留着。');
      return;
    }

    if (!answer.url) {
      fail(answer.title ?? '服务器没有收下。');
      return;
    }

    line.remove();
    resolve(answer);
  });
  request.open('POST', address);
  const body = new FormData();
  body.append('file', file);
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  body.append('formToken', document.querySelector('[data-picture-token] input')?.value ?? '');
  request.send(body);
});

/** Says of each file that is no picture that it was left, and why. */
const refuse = (list, files) => {
  for (const file of files) {
    const line = document.createElement('li');
    line.className = 'error';
    line.textContent = `“${file.name}”不是图片，没有传上。请选 JPG、PNG、GIF 或 WebP 图片；表格、文档请放到“附件”。`;
    list.append(line);
    inSight(line);
  }
};

/** @param insert Puts a picture into the text: address, description. */
export const takePictures = (form, on, insert) => {
  const isPicture = file => file.type.startsWith('image/');
  const pictures = files => [...files].filter(isPicture);
  const others = files => [...files].filter(file => !isPicture(file));
  const text = form.elements.pictureAlt;

  const intoText = async files => {
    const list = form.querySelector('[data-uploads]');
    clear(list);
    refuse(list, others(files));
    for (const file of pictures(files)) {
      const alt = text.value.trim();
      const taken = await send(form.dataset.pictures, list, file, { alt });
      if (!taken) continue;
      insert(taken.url, alt);
      text.value = '';
    }
  };

  const crop = cropCover(form, on);
  const showCover = () => crop(form.elements.coverUrl.value);

  on(form, 'change', async event => {
    if (event.target.matches('[data-picture]')) {
      const files = [...event.target.files];
      event.target.value = '';
      await intoText(files);
    } else if (event.target.matches('[data-cover]')) {
      const [file] = pictures(event.target.files);
      const list = form.querySelector('[data-cover-uploads]');
      clear(list);
      refuse(list, others(event.target.files));
      event.target.value = '';
      const taken = file && await send(form.dataset.pictures, list, file, { alt: form.elements.coverAlt.value.trim() });
      if (!taken) return;
      form.elements.coverUrl.value = taken.url;
      form.elements.coverUrl.dispatchEvent(new Event('input', { bubbles: true }));
    }
  });
  on(form, 'input', event => event.target.name === 'coverUrl' && showCover());

  const isText = target => target.closest?.('[data-rich], [name=body]');
  const taken = event => {
    const transfer = event.clipboardData ?? event.dataTransfer;
    const files = [...transfer.files];
    // A browser would open what it cannot put into the text, in the place of the page.
    if (!files.length || transfer.types.includes('text/html') || !isText(event.target)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    intoText(files);
  };
  on(form, 'paste', taken, { capture: true });
  on(form, 'drop', taken, { capture: true });
  on(form, 'dragover', event => isText(event.target) && event.dataTransfer.types.includes('Files') && event.preventDefault(), { capture: true });
  showCover();
};
