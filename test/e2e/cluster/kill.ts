import { readdirSync, readFileSync } from 'node:fs';

/**
 * Ends the processes of a container with SIGKILL, which no API of Kubernetes does at once. Where the node is another machine there
 * are none here, and nothing is done.
 *
 * @param id as a pod's status has it: `containerd://...`
 * @returns false when nothing was killed
 */
export function killContainer(id: string): boolean {
  const name = id.slice(id.indexOf('://') + 3);
  const pids = readdirSync('/proc').filter((entry) => /^\d+$/.test(entry) && cgroupOf(entry).includes(name));
  for (const pid of pids) process.kill(Number(pid), 'SIGKILL');
  return pids.length > 0;
}

function cgroupOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cgroup`, 'utf8');
  } catch {
    // It ended meanwhile.
    return '';
  }
}
