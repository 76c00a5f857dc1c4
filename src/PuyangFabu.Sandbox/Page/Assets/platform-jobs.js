// The mass sends that the platform accepted, newest first.

import * as api from './platform-api.js';
import { h } from './dom.js';
import { exactTime } from './time.js';

/** So many are seen at a glance; the others unfold. */
const OPEN = 3;

/** Older ones are found by the API only. */
const SHOWN = 50;

const STATES = {
  awaitingAdministrator: ['等待管理员确认', 'warn'],
  sending: ['发送中', 'warn'],
  succeeded: ['发送成功', 'good'],
  failed: ['发送失败', 'bad'],
  deleted: ['内容已删除', ''],
};
const TYPES = { mpnews: '图文', text: '文字', image: '图片', voice: '语音', mpvideo: '视频' };

let unfolded = false;

export function drawJobs(sheet, jobs, view, act) {
  const newest = jobs.toReversed().slice(0, SHOWN);
  sheet.replaceChildren(...[
    h('h2', { class: 'sheet__title' }, '收下的群发', h('small', {}, `${jobs.length} 次`)),
    jobs.length === 0 && h('p', { class: 'sheet__empty' }, '还没有。产品调用群发接口并被收下后，会列在这里，即使它没有收到应答。'),
    h('ol', { class: 'jobs' }, newest.slice(0, OPEN).map((job) => drawJob(job, view, act))),
    newest.length > OPEN && h('details', { class: 'group', open: unfolded, on: { toggle: (event) => { unfolded = event.target.open; } } },
      h('summary', {}, `更早的 ${newest.length - OPEN} 次${jobs.length > SHOWN ? `（只列最近 ${SHOWN} 次）` : ''}`),
      h('ol', { class: 'jobs' }, newest.slice(OPEN).map((job) => drawJob(job, view, act)))),
  ].filter(Boolean));
}

function drawJob(job, view, act) {
  const [state, tone] = STATES[job.state];
  const change = (what, label, className = '') => h('button', {
    type: 'button', class: `key key--small ${className}`, on: { click: () => act((slug) => api.changeJob(slug, job.msgId, what)) },
  }, label);
  return h('li', { class: 'job' },
    h('div', { class: 'job__head' },
      h('span', { class: `mark ${tone && `mark--${tone}`}` }, state),
      h('b', {}, TYPES[job.msgType] ?? job.msgType),
      h('span', {}, audience(job, view)),
      h('time', { class: 'job__time', datetime: job.acceptedAt }, exactTime(job.acceptedAt))),
    job.status && h('p', { class: job.state === 'failed' ? 'job__reason job__reason--bad' : 'job__reason' },
      job.statusWords, h('small', {}, job.status)),
    job.text && h('p', { class: 'job__text' }, job.text),
    job.articles.length > 0 && h('ol', { class: 'job__articles' }, job.articles.map((article) => h('li', {},
      article.url ? h('a', { href: article.url, target: '_blank', rel: 'noopener' }, article.title) : article.title,
      article.deleted && h('small', {}, '已删除')))),
    h('dl', { class: 'facts' },
      fact('msg_id', job.msgId), fact('clientmsgid', job.clientMsgId ?? '未带，平台按范围和内容自行判重'),
      fact('人数', `范围 ${job.totalCount}，过滤后 ${job.recipients}`), fact('完成事件', `已投递 ${job.eventsSent} 次`)),
    h('div', { class: 'job__acts' }, job.state === 'awaitingAdministrator'
      ? [change('approve', '管理员同意', 'key--main'), change('refuse', '管理员拒绝')]
      : change('finish', job.state === 'sending' ? '立即发送完成事件' : '再发一次完成事件')));
}

function audience(job, view) {
  if (job.toAll) return '全部粉丝';
  if (job.tagId !== undefined) return `标签“${view.tags.find((tag) => tag.id === job.tagId)?.name ?? job.tagId}”`;
  return `指定 ${job.openIds} 人`;
}

const fact = (name, value) => [h('dt', {}, name), h('dd', {}, value)];
