// The sandbox's JSON calls. An error is thrown with the Chinese title of the answer.

const base = new URL('api/', location.href);

export async function call(path, options) {
  let response;
  try {
    response = await fetch(new URL(path, base), options);
  } catch {
    throw new Error('连不上服务，请确认它还在运行。');
  }
  if (!response.ok) {
    const problem = await response.json().catch(() => ({}));
    const details = Object.values(problem.errors ?? {}).flat().join('');
    throw new Error([problem.title ?? `服务答复 ${response.status}。`, details].join(''));
  }
  return response.status === 204 ? null : response.json();
}

export const post = (path, body) =>
  call(path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });

const account = (slug) => `accounts/${encodeURIComponent(slug)}`;

export const accounts = () => call('accounts');
export const snapshot = (slug) => call(account(slug));
export const menu = (slug, openId) => call(`${account(slug)}/menu?openId=${encodeURIComponent(openId)}`);
export const addFollower = (slug) => post(`${account(slug)}/followers`, {});
export const act = (slug, openId, action) =>
  post(`${account(slug)}/followers/${encodeURIComponent(openId)}/actions`, action);
export const delivery = (id) => call(`deliveries/${id}`);
export const repeat = (id, plan) => post(`deliveries/${id}/repeat`, { plan });
export const upload = (file) =>
  call('pictures', { method: 'POST', headers: { 'Content-Type': file.type || 'image/unknown' }, body: file });

/** Listens to the changes of an account; the browser reconnects by itself and `ready` comes anew. */
export const stream = (slug) => new EventSource(new URL(`${account(slug)}/stream`, base));
