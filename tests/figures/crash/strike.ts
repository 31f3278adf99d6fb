import type { FaultKind, RequestFacts } from '../../../main/practice/kit/faults.ts';
import { beforeEffect, type DueBlow, dueBlows, type RequestBlow, requestBlows } from './blows.ts';
import type { CrashCase, Verdict } from './crash-case.ts';
import type { Scene } from './scene.ts';

/** Requests that bring a new token: a lost reply costs the sign-in where tokens can be used once, and no post. */
const renewsSignIn = ({ path }: RequestFacts): boolean =>
  /\/(oauth-authorization-server|token|accessToken|com\.atproto\.server\.refreshSession)\/?$/.test(path);

/** Plays a case: the publication, its blow, and what came of it. */
export async function play(scene: Scene, crash: CrashCase): Promise<Verdict> {
  const { kind } = crash;
  const before = scene.published(kind);
  const postId = await scene.write(kind);
  const calls: RequestFacts[] = [];
  scene.watchRequests((facts, moment) => {
    if (moment === 'arrived') calls.push(facts);
  });

  const struck = await strike();
  const state = await scene.settle(postId);
  const until = calls.length;
  await scene.online();
  // What a network works on appears a little later: the one that was sent, and one that was sent too often.
  await scene.pass(90_000);
  const visible = scene.published(kind).difference(before).size;
  const asked = await scene.asksFor(postId);
  const steps = crash.blow === 'none' ? await scene.engine.steps() : 0;
  const verdict = { state, visible, asked, calls: calls.slice(0, until), steps, struck: struck() };
  scene.watchRequests(() => undefined);
  scene.faults.clear();
  return verdict;

  /** Starts the publication and what goes wrong with it; tells in the end whether the blow fell. */
  async function strike(): Promise<() => boolean> {
    if ('request' in crash) return strikeRequest(requestBlows[crash.blow], crash.request);
    await scene.schedule(postId, kind.minutesAhead ?? 1);
    switch (crash.blow) {
      case 'none':
        return () => true;
      case 'disk-full':
        return fillDisk(crash.step);
      case 'killed-in-write': {
        const { deaths } = scene;
        scene.engine.tell({ type: 'die-at', step: crash.step });
        return () => scene.deaths > deaths;
      }
      default:
        strikeBeforeDue(dueBlows[crash.blow]);
        return () => true;
    }
  }

  async function strikeRequest(blow: RequestBlow, request: number): Promise<() => boolean> {
    const { engine } = scene;
    let fell = false;
    let counted = 0;
    const arm = (fault: FaultKind): void => {
      fell = true;
      scene.faults.arm({ kind: fault });
    };
    const strikes = {
      arrived() {
        if (blow.clock !== undefined) scene.time.setOwnersClock(blow.clock);
        if (blow.kill === 'arrived') engine.kill();
        if (blow.fault !== undefined && beforeEffect.includes(blow.fault)) {
          arm(blow.fault);
          // The network never gets to it.
          scene.time.end();
        }
        if (blow.offlineFor !== undefined) setImmediate(scene.goOffline, blow.offlineFor);
      },
      done() {
        fell = true;
        if (blow.kill === 'done') engine.kill();
        if (blow.fault !== undefined && !beforeEffect.includes(blow.fault)) arm(blow.fault);
      },
    };
    if (blow.clockFrom === 'start') scene.time.setOwnersClock(blow.clock ?? 0);
    scene.watchRequests((facts, moment) => {
      if (moment === 'arrived') calls.push(facts);
      // A clock that is wrong from the start makes for a new sign-in before the request that is meant.
      if (blow.clockFrom === 'start' && renewsSignIn(facts)) return;
      if (moment === 'arrived') counted += 1;
      if (!fell && counted === request) strikes[moment]();
    });
    if (kind.minutesAhead === undefined) await scene.publishNow(postId);
    else await scene.schedule(postId, kind.minutesAhead);
    return () => fell;
  }

  /** The disk has room again as soon as the owner could read that it has none. */
  async function fillDisk(step: number): Promise<() => boolean> {
    scene.engine.tell({ type: 'fill-disk', step });
    const told = await scene.diskIsTold(postId);
    scene.engine.tell({ type: 'make-room' });
    return () => told;
  }

  function strikeBeforeDue(due: DueBlow): void {
    if (due.clock !== undefined) scene.time.setOwnersClock(due.clock);
    if (due.offlineFor !== undefined) scene.goOffline(due.offlineFor);
  }
}
