// Times as WeChat writes them between messages, in China's time wherever the browser is.

const HOURS_AHEAD = 8;
const two = (number) => String(number).padStart(2, '0');
const DAYS = ['星期日', '星期一', '星期二', '星期三', '星期四', '星期五', '星期六'];
const GAP = 5 * 60 * 1000;

// Its UTC parts are the time in China.
const inChina = (at) => new Date(new Date(at).getTime() + HOURS_AHEAD * 3_600_000);

/** Whether a time line stands before an entry. */
export const needsTime = (before, at) => !before || new Date(at) - new Date(before) > GAP;

/** 14:30, 昨天 14:30, 星期二 14:30 or 2026年11月3日 14:30. */
export function chatTime(at, now = new Date()) {
  const time = inChina(at);
  const today = inChina(now);
  const clock = `${two(time.getUTCHours())}:${two(time.getUTCMinutes())}`;
  const midnight = Date.UTC(today.getUTCFullYear(), today.getUTCMonth(), today.getUTCDate());
  const days = Math.ceil((midnight - time) / 86_400_000);
  if (days <= 0) return clock;
  if (days === 1) return `昨天 ${clock}`;
  if (days < 7) return `${DAYS[time.getUTCDay()]} ${clock}`;
  return `${time.getUTCFullYear()}年${time.getUTCMonth() + 1}月${time.getUTCDate()}日 ${clock}`;
}

export const clockTime = (at = new Date()) => {
  const time = inChina(at);
  return `${time.getUTCHours()}:${two(time.getUTCMinutes())}`;
};

/** 14:30:05 for the drawer. */
export const exactTime = (at) => {
  const time = inChina(at);
  return `${two(time.getUTCHours())}:${two(time.getUTCMinutes())}:${two(time.getUTCSeconds())}`;
};
