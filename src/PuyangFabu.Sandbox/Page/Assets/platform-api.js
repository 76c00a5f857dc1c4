// The calls behind the page of the platform.

import { call, post } from './api.js';

const platform = (slug) => `platform/${encodeURIComponent(slug)}`;

export const accounts = () => call('accounts');
export const overview = (slug) => call(platform(slug));
export const jobs = (slug) => call(`${platform(slug)}/jobs`);
export const faults = (slug) => call(`${platform(slug)}/faults`);
export const addFault = (slug, fault) => post(`${platform(slug)}/faults`, fault);
export const removeFault = (slug, id) => call(`${platform(slug)}/faults/${id}`, { method: 'DELETE' });
export const clearFaults = (slug) => call(`${platform(slug)}/faults`, { method: 'DELETE' });
export const addFollowers = (slug, count) => post(`${platform(slug)}/followers`, { count });

/** `what` is approve, refuse or finish. */
export const changeJob = (slug, msgId, what) => post(`${platform(slug)}/jobs/${msgId}/${what}`, {});

export const changeSettings = (slug, settings) => call(`${platform(slug)}/settings`, {
  method: 'PUT', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(settings),
});
