// One delivery's bytes both ways.

import { h, icon } from './dom.js';
import { exactTime } from './time.js';

const STATES = { waiting: '等待应答', answered: '已应答', closed: '已断开，应答丢失', failed: '连接失败' };

/** Draws a delivery; `again` delivers it once more under the same MsgId. */
export function drawDelivery(delivery, again) {
  const repeat = h('button', {
    type: 'button',
    class: 'tool',
    on: {
      async click() {
        repeat.disabled = true;
        await again().finally(() => { repeat.disabled = false; });
      },
    },
  }, icon('again'), delivery.msgId ? '再次投递（同一 MsgId）' : '再次投递（同一事件）');
  return h('div', {},
    h('div', { class: 'run__acts' }, repeat),
    delivery.findings.map((finding) => h('p', { class: `finding finding--${finding.level}` },
      h('b', {}, finding.level === 'fault' ? '有误' : '注意'), finding.text)),
    wire('消息原文', delivery.innerXml, null, delivery.plan.mode !== 'plain'),
    delivery.attempts.map((attempt) => drawAttempt(attempt)));
}

function drawAttempt(attempt) {
  const result = attempt.won
    ? h('span', { class: 'attempt__won' }, '应答已送达粉丝')
    : h('span', { class: ['closed', 'failed'].includes(attempt.state) ? 'attempt__lost' : null }, STATES[attempt.state]);
  const request = [attempt.requestLine, ...headers(attempt.requestHeaders), '', attempt.requestBody].join('\n');
  return h('div', { class: 'attempt' },
    h('p', { class: 'attempt__line' }, `第 ${attempt.number} 次`, result,
      h('small', {}, exactTime(attempt.startedAt)),
      attempt.elapsedMs !== undefined && h('small', {}, `${attempt.elapsedMs.toFixed(1)} ms`)),
    wire('请求', request, attempt.requestBytes, true),
    attempt.statusLine && wire('应答', [attempt.statusLine, ...headers(attempt.responseHeaders), '', attempt.responseBody].join('\n'), attempt.responseBytes, true),
    attempt.responseInner && wire('应答解密后', attempt.responseInner, null, true),
    attempt.trouble && h('p', { class: 'finding finding--fault' }, attempt.trouble));
}

const headers = (lines) => lines.map((line) => `${line.name}: ${line.value}`);

const wire = (title, text, bytes, open) => h('details', { class: 'wire', open },
  h('summary', {}, title, ' ', bytes !== null && h('small', {}, `正文 ${bytes} 字节`)),
  h('pre', { tabindex: 0 }, text));
