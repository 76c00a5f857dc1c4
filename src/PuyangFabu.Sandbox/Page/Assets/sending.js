// Everything a follower can send besides words.

import * as api from './api.js';
import { h } from './dom.js';
import { askSheet } from './sheet.js';

const SAMPLES = [
  { mediaId: 'sample-1', name: '路面' },
  { mediaId: 'sample-2', name: '路灯' },
  { mediaId: 'sample-3', name: '河边' },
];

const PLACE = { label: '濮阳市华龙区人民路158号', latitude: '35.76', longitude: '115.03' };

export const KINDS = [
  { name: '照片', icon: 'photo', ask: askPicture },
  { name: '拍摄', icon: 'camera', ask: (screen) => askSeconds(screen, 'video', '发送一段视频', 12) },
  { name: '语音', icon: 'mic', ask: (screen) => askSeconds(screen, 'voice', '发送一段语音', 5) },
  { name: '位置', icon: 'pin', ask: askPlace },
  { name: '链接', icon: 'link', ask: askLink },
  { name: '扫一扫', icon: 'scan', ask: askScan },
];

/** Each of these resolves to an action for the server, or to null. */
export async function askPicture(screen) {
  const mediaId = await askSheet(screen, {
    title: '选择一张照片',
    confirm: null,
    body: (finish) => h('div', { class: 'album' },
      SAMPLES.map((sample) => h('button', { type: 'button', class: 'album__item', 'aria-label': `示例照片：${sample.name}`, on: { click: () => finish(sample.mediaId) } },
        h('img', { src: `media/${sample.mediaId}`, alt: '' }))),
      h('label', { class: 'album__item album__own' },
        h('input', {
          type: 'file',
          class: 'visually-hidden',
          accept: 'image/png,image/jpeg,image/gif,image/webp',
          on: { change: (event) => finish(event.target.files[0]) },
        }),
        '从相册选…')),
  });
  if (!mediaId) return null;
  return { type: 'image', mediaId: mediaId instanceof File ? (await api.upload(mediaId)).mediaId : mediaId };
}

async function askSeconds(screen, type, title, value) {
  const answer = await askSheet(screen, {
    title,
    fields: [{ name: 'seconds', label: '时长（秒，1 到 60）', type: 'number', min: 1, max: 60, value }],
  });
  return answer && { type, seconds: Number(answer.seconds) };
}

export async function askPlace(screen) {
  const answer = await askSheet(screen, {
    title: '发送位置',
    fields: [
      { name: 'label', label: '地点', value: PLACE.label, maxlength: 200 },
      { name: 'latitude', label: '纬度', type: 'number', step: 'any', min: -90, max: 90, value: PLACE.latitude },
      { name: 'longitude', label: '经度', type: 'number', step: 'any', min: -180, max: 180, value: PLACE.longitude },
    ],
  });
  return answer && { type: 'location', label: answer.label, latitude: Number(answer.latitude), longitude: Number(answer.longitude) };
}

async function askLink(screen) {
  const answer = await askSheet(screen, {
    title: '发送链接',
    fields: [
      { name: 'title', label: '标题', value: '濮阳市人民政府门户网站', maxlength: 200 },
      { name: 'description', label: '描述', value: '', required: false, maxlength: 200 },
      { name: 'url', label: '网址', type: 'url', value: 'https://www.puyang.gov.cn/', maxlength: 1024 },
    ],
  });
  return answer && { type: 'link', ...answer };
}

export async function askScan(screen) {
  const answer = await askSheet(screen, {
    title: '扫描带参数的二维码',
    text: '未关注时等于扫码关注（qrscene_），已关注时上报 SCAN 事件。',
    confirm: '扫描',
    fields: [{ name: 'scene', label: '场景值', value: 'hall-01', maxlength: 64 }],
  });
  return answer && { type: 'scan', scene: answer.scene };
}

export async function askScanResult(screen) {
  const answer = await askSheet(screen, {
    title: '扫一扫',
    confirm: '扫描',
    fields: [{ name: 'result', label: '二维码内容', value: 'https://www.puyang.gov.cn/', maxlength: 1024 }],
  });
  return answer?.result ?? null;
}
