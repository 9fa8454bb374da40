import { spawn } from 'node:child_process';

/** Opens an address in the person's browser, if there is one; says nothing when there is none. */
export function openInBrowser(address: string): void {
  const command = process.platform === 'darwin' ? 'open' : 'xdg-open';
  const child = spawn(command, [address], { stdio: 'ignore', detached: true });
  child.on('error', () => undefined);
  child.unref();
}
