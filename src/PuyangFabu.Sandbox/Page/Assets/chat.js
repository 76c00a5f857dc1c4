// Draws one chat entry as WeChat draws it.

import { accountAvatar, followerAvatar, h, hueOf, icon } from './dom.js';
import { richText } from './richtext.js';

/** Nodes for an entry. `links` is {open(url), say(text, menuId)}. */
export function drawEntry(entry, { account, follower, links }) {
  if (entry.kind === 'notice') return h('p', { class: 'chat__notice' }, entry.text);
  if (entry.kind === 'news') return drawNews(entry.articles, account, links);
  if (entry.kind === 'pushed') return drawPushed(entry, account, links);
  const mine = entry.side === 'me';
  return h('div', { class: mine ? 'row row--mine' : 'row' },
    mine ? followerAvatar(follower) : accountAvatar(account.name),
    h('span', { class: 'visually-hidden' }, `${mine ? follower.name : account.name}：`),
    drawBody(entry, links),
    entry.preview && previewMark());
}

function drawBody(entry, links) {
  switch (entry.kind) {
    case 'text':
      return h('div', { class: 'bubble' }, richText(entry.text ?? '', links));
    case 'image':
      return entry.picUrl
        ? h('img', { class: 'picture', src: entry.picUrl, alt: '图片' })
        : mediaSlip('photo', '图片', entry.text);
    case 'voice':
      return entry.seconds
        ? h('div', { class: `bubble bubble--voice voice-${Math.min(5, Math.ceil(entry.seconds / 12))}`, role: 'img', 'aria-label': `语音，${entry.seconds} 秒` },
          icon('waves'), `${entry.seconds}″`)
        : mediaSlip('voice', '语音');
    case 'video':
      return h('div', { class: 'film', role: 'img', 'aria-label': '视频' },
        h('span', { class: 'film__play' }, icon('play')),
        entry.seconds && h('span', { class: 'film__time' }, `0:${String(entry.seconds).padStart(2, '0')}`));
    case 'location':
      return h('div', { class: 'slip' },
        h('span', { class: 'slip__body' }, h('span', { class: 'slip__title' }, entry.title), h('span', { class: 'slip__more' }, entry.description)),
        h('img', { class: 'slip__map', src: 'assets/map.svg', alt: '地图' }));
    case 'link':
      return linkSlip(entry, links);
    case 'music':
      return mediaSlip('music', entry.title ?? '音乐', entry.description);
    default:
      return h('div', { class: 'bubble' }, `［${entry.kind}］`);
  }
}

const mediaSlip = (iconName, title, more) => h('div', { class: 'slip slip--media' },
  icon(iconName), h('span', {}, h('span', { class: 'slip__title' }, title), more && h('span', { class: 'slip__more' }, more)));

const linkSlip = (entry, links) => tappable(entry.url, links, 'slip',
  h('span', { class: 'slip__body' },
    h('span', { class: 'slip__title' }, entry.title),
    h('span', { class: 'slip__more' }, entry.description || entry.url)));

function drawNews(articles, account, links) {
  const [first, ...rest] = articles;
  if (rest.length === 0) {
    return h('article', { class: 'news' }, tappable(first.url, links, '',
      picture('cover', first, account),
      h('span', { class: 'news__text' },
        h('span', { class: 'news__title' }, first.title),
        first.description && h('span', { class: 'news__digest' }, first.description))));
  }
  const big = tappable(first.url, links, '', picture('cover', first, account));
  const cover = big.querySelector('.cover');
  cover.classList.add('cover--titled');
  cover.append(h('span', { class: 'cover__title' }, first.title));
  return h('article', { class: 'news' }, big,
    rest.map((item) => tappable(item.url, links, 'news__row', h('span', { class: 'news__title' }, item.title), picture('thumb', item, account))));
}

// What the account sent by itself spans the screen; a preview says so, for nobody else has it.
function drawPushed(entry, account, links) {
  const card = drawNews(entry.articles, account, links);
  card.classList.add('news--pushed');
  if (entry.preview) card.prepend(previewMark());
  return card;
}

const previewMark = () => h('span', { class: 'preview' }, '预览');

// A cover that cannot be loaded is drawn from the account's name, so that no card has a hole.
function picture(className, item, account) {
  const holder = h('span', { class: className });
  const draw = () => {
    holder.classList.add('drawn', `hue-${hueOf(item.title)}`);
    holder.replaceChildren(h('span', { class: 'drawn--word', 'aria-hidden': 'true' }, className === 'cover' ? account.name : [...account.name][0]),
      ...[...holder.children].filter((child) => child.className === 'cover__title'));
  };
  if (item.picUrl) holder.append(h('span', { class: 'part' }, cropped(h('img', { src: item.picUrl, alt: '', on: { error: draw } }), className === 'cover' ? item.cropWide : item.cropSquare)));
  else draw();
  return holder;
}

// Shows only the part that was chosen: the picture grows until the part fills its holder.
function cropped(image, part) {
  const [left, top, right, bottom] = (part ?? '').split('_').map(Number);
  if (!(right > left && bottom > top)) return image;
  image.classList.add('cropped');
  Object.assign(image.style, {
    width: `${100 / (right - left)}%`, height: `${100 / (bottom - top)}%`, left: `${-100 * left / (right - left)}%`, top: `${-100 * top / (bottom - top)}%`,
  });
  return image;
}

function tappable(url, links, className, ...children) {
  return h('a', {
    href: /^https?:/i.test(url) ? url : '#',
    class: className || null,
    on: {
      click(event) {
        event.preventDefault();
        if (/^https?:/i.test(url)) links.open(url);
      },
    },
  }, children);
}
