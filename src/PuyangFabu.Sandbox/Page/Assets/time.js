// Times as WeChat writes them between messages.

const two = (number) => String(number).padStart(2, '0');
const DAYS = ['星期日', '星期一', '星期二', '星期三', '星期四', '星期五', '星期六'];
const GAP = 5 * 60 * 1000;

/** Whether a time line stands before an entry. */
export const needsTime = (before, at) => !before || new Date(at) - new Date(before) > GAP;

/** 14:30, 昨天 14:30, 星期二 14:30 or 2026年11月3日 14:30. */
export function chatTime(at, now = new Date()) {
  const time = new Date(at);
  const clock = `${two(time.getHours())}:${two(time.getMinutes())}`;
  const midnight = new Date(now.getFullYear(), now.getMonth(), now.getDate());
  const days = Math.ceil((midnight - time) / 86_400_000);
  if (days <= 0) return clock;
  if (days === 1) return `昨天 ${clock}`;
  if (days < 7) return `${DAYS[time.getDay()]} ${clock}`;
  return `${time.getFullYear()}年${time.getMonth() + 1}月${time.getDate()}日 ${clock}`;
}

export const clockTime = (at = new Date()) => {
  const time = new Date(at);
  return `${time.getHours()}:${two(time.getMinutes())}`;
};

/** 14:30:05 for the drawer. */
export const exactTime = (at) => {
  const time = new Date(at);
  return `${two(time.getHours())}:${two(time.getMinutes())}:${two(time.getSeconds())}`;
};
