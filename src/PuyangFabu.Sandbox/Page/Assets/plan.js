// How the next messages are delivered; remembered by the browser.

const KEY = 'sandbox.plan';

/** The troubles WeChat is known for, as the drawer offers them. */
export const SCRIPTS = [
  { name: 'normal', title: '正常投递', note: '等 5 秒，一次成功', plan: {} },
  { name: 'late', title: '迟到的应答', note: '第一次提前断开，再投递', plan: { earlyCloses: 1 } },
  { name: 'retries', title: '三次重试', note: '前两次断开，第三次收到', plan: { earlyCloses: 2 } },
  { name: 'never', title: '始终无应答', note: '三次都断开，显示故障', plan: { earlyCloses: 3 } },
  { name: 'twice', title: '同时投递两次', note: '同一消息并发，先到先得', plan: { twice: true } },
];

const state = { mode: 'plain', script: 'normal', closeAfterMs: 200, freshNonce: false, ...remembered() };

function remembered() {
  try {
    return JSON.parse(localStorage.getItem(KEY)) ?? {};
  } catch {
    return {}; // Storage is switched off, or holds something else: start from the defaults.
  }
}

export const planState = () => ({ ...state });

export function changePlan(changes) {
  Object.assign(state, changes);
  try {
    localStorage.setItem(KEY, JSON.stringify(state));
  } catch {
    // Without storage the choice holds until the page is closed.
  }
}

/** The plan as the server takes it. */
export function currentPlan() {
  const script = SCRIPTS.find((one) => one.name === state.script) ?? SCRIPTS[0];
  return {
    mode: state.mode,
    freshNonce: state.freshNonce,
    ...(script.plan.earlyCloses ? { closeAfterMs: state.closeAfterMs } : {}),
    ...script.plan,
  };
}
