import http from 'node:http';
import { EnvHttpProxyAgent } from 'undici';

const NAMES = ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy'];

/** Whether the environment names a proxy. */
export const hasProxy = (env: NodeJS.ProcessEnv): boolean => NAMES.some((name) => env[name]);

/**
 * Where the environment names a proxy, calls go through it from now on, but to where `NO_PROXY` says.
 * @returns the same way for a socket, which does not take it by itself; undefined: there is no proxy
 */
export function throughProxy(env: NodeJS.ProcessEnv): EnvHttpProxyAgent | undefined {
  if (!hasProxy(env)) return undefined;
  http.setGlobalProxyFromEnv(env);
  return new EnvHttpProxyAgent();
}
